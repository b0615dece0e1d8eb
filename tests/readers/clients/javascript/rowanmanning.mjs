import { parseFeed } from "@rowanmanning/feed-parser";

export function parse(text) {
  return parseFeed(text).items.map((item) => ({
    id: item.id,
    title: item.title,
    link: item.url,
    authors: item.authors.map((one) => one.name),
    published: item.published?.toISOString(),
    enclosures: item.media.filter((one) => one.mimeType).map((one) => one.url),
    content: item.content,
  }));
}
