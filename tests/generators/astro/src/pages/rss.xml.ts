import rss from "@astrojs/rss";
import { posts } from "../posts";

export async function GET(context) {
  return rss({
    title: "Allotment 14",
    description: "A garden behind the railway",
    site: context.site,
    items: (await posts()).map((post) => ({
      title: post.data.title,
      pubDate: post.data.pubDate,
      link: `/allotment/blog/${post.slug}/`,
    })),
  });
}
