import { parseFeed } from "feedsmith";

const readers = {
  rss: (feed) => (feed.items ?? []).map((item) => ({
    id: item.guid.value,
    title: item.title,
    link: item.link,
    authors: item.dc?.creators ?? [],
    published: item.pubDate && new Date(item.pubDate).toISOString(),
    enclosures: (item.enclosures ?? []).map((one) => one.url),
    content: item.content?.encoded,
  })),
  atom: (feed) => (feed.entries ?? []).map((entry) => ({
    id: entry.id,
    title: entry.title.value ?? entry.title,
    link: entry.links?.find((one) => one.rel === "alternate")?.href,
    authors: (entry.authors ?? []).map((one) => one.name),
    published: entry.published,
    enclosures: (entry.links ?? []).filter((one) => one.rel === "enclosure").map((one) => one.href),
    content: entry.content?.value,
  })),
  json: (feed) => (feed.items ?? []).map((item) => ({
    id: item.id,
    title: item.title,
    link: item.url,
    authors: (item.authors ?? []).map((one) => one.name),
    published: item.date_published,
    enclosures: (item.attachments ?? []).map((one) => one.url),
    content: item.content_html,
  })),
};

export function parse(text) {
  const { format, feed } = parseFeed(text);
  return readers[format](feed);
}
