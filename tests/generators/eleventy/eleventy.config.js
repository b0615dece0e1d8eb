import { feedPlugin } from "@11ty/eleventy-plugin-rss";
import { InputPathToUrlTransformPlugin, HtmlBasePlugin } from "@11ty/eleventy";

export default function (eleventyConfig) {
	eleventyConfig.addPlugin(InputPathToUrlTransformPlugin);
	eleventyConfig.addPlugin(HtmlBasePlugin);
	eleventyConfig.addPassthroughCopy("src/**/*.png");
	eleventyConfig.addShortcode("figure", (src, alt, caption) => `<figure><img src="${src}" alt="${alt}"><figcaption>${caption}</figcaption></figure>`);
	eleventyConfig.addShortcode("year", () => "2022");
	eleventyConfig.addShortcode("youtube", (id) => `<iframe src="https://www.youtube.com/embed/${id}"></iframe>`);
	eleventyConfig.addPairedShortcode("callout", (content, kind) => `<div class="${kind}">\n${content}\n</div>`);
	eleventyConfig.addFilter("iso", (date) => date.toISOString());
	eleventyConfig.addPlugin(feedPlugin, {
		type: "atom",
		outputPath: "/feed.xml",
		collection: { name: "posts", limit: 0 },
		metadata: {
			language: "en",
			title: "Reef Journal",
			subtitle: "What the divers wrote down",
			base: "https://reef.example.org/journal/",
			author: { name: "Noa Keller" },
		},
	});
	return { pathPrefix: "/journal/", dir: { input: "src", output: "_site" }, markdownTemplateEngine: "njk", htmlTemplateEngine: "njk" };
}
