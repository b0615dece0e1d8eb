// Opens a page of a preview, and prints what it sees after each line that it reads: a record as JSON.
// node follow.mjs CHROMIUM ADDRESS. Keeps a screenshot in the folder that the environment names as PICTURES.
import readline from "node:readline";
import axe from "axe-core";
import { chromium } from "playwright-core";

const [program, address] = process.argv.slice(2);
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  "--no-first-run",
  "--no-sandbox",
];
const browser = await chromium.launch({ executablePath: program, args: QUIET });
const page = await (await browser.newContext()).newPage();
const messages = [];
let loads = 0, polls = 0;
page.on("console", (message) => messages.push(message.text()));
page.on("pageerror", (error) => messages.push(`error: ${error.message}`));
page.on("load", () => (loads += 1));
page.on("request", (request) => (polls += request.url().includes("/.preview/changes") ? 1 : 0));
await page.goto(address);

async function seen(tries = 20) {
  try {
    return await looked();
  } catch (error) {
    if (tries === 0) throw error; // the page was reloaded meanwhile
    await page.waitForTimeout(200);
    return seen(tries - 1);
  }
}

async function looked() {
  const found = await page.evaluate(() => ({
    title: document.querySelector("h1")?.textContent,
    text: document.body.innerText,
    box: document.querySelector("#publisher-preview")?.innerText ?? "",
    pictures: [...document.images].map((one) => ({
      alt: one.alt,
      width: one.naturalWidth,
      outline: getComputedStyle(one).outlineColor,
      note: one.nextElementSibling?.className === "preview-address" ? one.nextElementSibling.textContent : "",
    })),
    scroll: scrollY,
  }));
  return { ...found, loads, polls, messages };
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  const [command, value] = line.split(" ");
  if (command === "scroll") await page.evaluate((to) => scrollTo(0, Number(to)), value);
  if (command === "wait") await page.waitForTimeout(Number(value));
  if (command === "reloaded") {
    const before = Number(value);
    for (let i = 0; loads <= before && i < 300; i += 1) await page.waitForTimeout(100);
    await page.waitForLoadState("load");
    await page.waitForTimeout(300);
  }
  if (command === "picture" && process.env.PICTURES) {
    await page.screenshot({ path: `${process.env.PICTURES}/preview.png`, fullPage: true });
  }
  if (command === "hide") {
    // A headless browser hides no tab: the page is told that it is hidden.
    await page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event("visibilitychange"));
    }, value === "yes");
  }
  let violations = [];
  if (command === "axe") {
    await page.evaluate(axe.source);
    violations = (await page.evaluate(() => globalThis.axe.run())).violations.map((one) => one.id);
  }
  console.log(JSON.stringify({ ...(await seen()), violations }));
}
await browser.close();
