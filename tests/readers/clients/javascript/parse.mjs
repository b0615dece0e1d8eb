// For each line "PARSER ADDRESS" of the input: fetches the feed, prints its items in one line of JSON.
import { createInterface } from "node:readline";

const parsers = {};
for await (const line of createInterface({ input: process.stdin })) {
  const [name, address] = line.split(" ");
  try {
    parsers[name] ??= (await import(`./${name}.mjs`)).parse;
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    console.log(JSON.stringify(await parsers[name](await answer.text())));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error.stack ?? error) }));
  }
}
