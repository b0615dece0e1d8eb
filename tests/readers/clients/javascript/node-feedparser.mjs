import { Readable } from "node:stream";
import FeedParser from "feedparser";

export async function parse(text) {
  const parser = new FeedParser({ addmeta: false });
  const found = [];
  Readable.from([text]).pipe(parser);
  for await (const item of parser) {
    found.push({
      id: item.guid,
      title: item.title,
      link: item.link,
      authors: item.author ? [item.author] : [],
      published: item.pubdate?.toISOString(),
      enclosures: item.enclosures.filter((one) => one.type !== "image").map((one) => [one.url, one.type, Number(one.length)]),
      content: item.description,
      updated: item.date?.toISOString(),
      summary: item.summary,
      categories: item.categories,
    });
  }
  return found;
}
