// Reads feeds with rss-parser and feedsmith: `node parse.mjs ADDRESS...` prints what each saw as JSON.
import { parseFeed } from "feedsmith";
import Parser from "rss-parser";

const seen = {};
for (const address of process.argv.slice(2)) {
  const text = await (await fetch(address)).text();
  const { format, feed } = parseFeed(text);
  const entries = feed.items ?? feed.entries ?? [];
  seen[address] = {
    feedsmith: {
      format,
      title: feed.title?.value ?? feed.title,
      titles: entries.map((entry) => entry.title?.value ?? entry.title),
      ids: entries.map((entry) => entry.guid?.value ?? entry.id),
    },
  };
  if (format !== "json") {
    const parsed = await new Parser().parseURL(address);
    seen[address]["rss-parser"] = {
      title: parsed.title,
      titles: parsed.items.map((item) => item.title),
      ids: parsed.items.map((item) => item.guid ?? item.id),
    };
  }
}
console.log(JSON.stringify(seen));
