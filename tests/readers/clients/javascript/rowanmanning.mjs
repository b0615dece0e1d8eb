import { parseFeed } from "@rowanmanning/feed-parser";

export function parse(text) {
  return parseFeed(text).items.map((item) => ({
    id: item.id,
    title: item.title,
    link: item.url,
    authors: item.authors.map((one) => one.name),
    published: item.published?.toISOString(),
    enclosures: item.media.filter((one) => one.mimeType).map((one) => [one.url, one.mimeType, one.length ?? 0]),
    content: item.content,
    updated: item.updated?.toISOString(),
    summary: item.description,
    categories: item.categories.map((one) => one.term),
  }));
}
