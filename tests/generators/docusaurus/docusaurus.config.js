export default {
  title: "Mill Works",
  tagline: "How the mill is repaired",
  url: "https://mill.example.org",
  baseUrl: "/works/",
  onBrokenLinks: "ignore",
  i18n: { defaultLocale: "en", locales: ["en"] },
  plugins: [
    [
      "@docusaurus/plugin-content-blog",
      {
        routeBasePath: "blog",
        showReadingTime: false,
        onUntruncatedBlogPosts: "ignore",
        feedOptions: { type: ["atom"], limit: null, copyright: "Mill Works" },
      },
    ],
  ],
  themes: ["@docusaurus/theme-classic"],
  themeConfig: { navbar: { title: "Mill Works", items: [{ to: "/blog", label: "Blog" }] } },
};
