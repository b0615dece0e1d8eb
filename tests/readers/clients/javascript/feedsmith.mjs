import { parseFeed } from "feedsmith";

const readers = {
  rss: (feed) => (feed.items ?? []).map((item) => ({
    id: item.guid.value,
    title: item.title,
    link: item.link,
    authors: item.dc?.creators ?? [],
    published: item.pubDate && new Date(item.pubDate).toISOString(),
    enclosures: (item.enclosures ?? []).map((one) => [one.url, one.type, one.length ?? 0]),
    content: item.content?.encoded,
    summary: item.description,
    categories: (item.categories ?? []).map((one) => one.name),
  })),
  atom: (feed) => (feed.entries ?? []).map((entry) => ({
    id: entry.id,
    title: entry.title.value ?? entry.title,
    link: entry.links?.find((one) => one.rel === "alternate")?.href,
    authors: (entry.authors ?? []).map((one) => one.name),
    published: entry.published,
    enclosures: (entry.links ?? []).filter((one) => one.rel === "enclosure").map((one) => [one.href, one.type, one.length ?? 0]),
    content: entry.content?.value,
    updated: entry.updated,
    summary: entry.summary?.value,
    categories: (entry.categories ?? []).map((one) => one.term),
  })),
  json: (feed) => (feed.items ?? []).map((item) => ({
    id: item.id,
    title: item.title,
    link: item.url,
    authors: (item.authors ?? []).map((one) => one.name),
    published: item.date_published,
    enclosures: (item.attachments ?? []).map((one) => [one.url, one.mime_type, one.size_in_bytes ?? 0]),
    content: item.content_html,
    updated: item.date_modified,
    summary: item.summary,
    categories: item.tags ?? [],
  })),
};

export function parse(text) {
  const { format, feed } = parseFeed(text);
  return readers[format](feed);
}
