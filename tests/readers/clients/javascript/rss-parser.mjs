import Parser from "rss-parser";

export async function parse(text) {
  const { items } = await new Parser().parseString(text);
  return items.map((item) => ({
    id: item.guid ?? item.id,
    title: item.title,
    link: item.link,
    authors: [item.creator ?? item.author].flat().filter(Boolean),
    published: item.isoDate,
    enclosures: item.enclosure ? [[item.enclosure.url, item.enclosure.type, Number(item.enclosure.length)]] : [],
    content: item["content:encoded"] ?? item.content,
    summary: item["content:encoded"] ? item.content : item.summary,
    categories: item.categories ?? [],
  }));
}
