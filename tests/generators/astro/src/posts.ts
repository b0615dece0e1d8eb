import { getCollection } from "astro:content";

export async function posts() {
  const found = await getCollection("blog", (post) => !post.data.draft && post.data.pubDate < new Date());
  return found.sort((one, other) => +other.data.pubDate - +one.data.pubDate);
}
