// Looks at pages as a person would: node look.mjs CHROMIUM ADDRESS NAME...
// Prints one record for each page, width and colour scheme, as JSON; keeps screenshots in the folder
// that the environment names as PICTURES.
import axe from "axe-core";
import { chromium } from "playwright-core";

const [program, address, ...names] = process.argv.slice(2);
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  "--no-first-run",
  "--no-sandbox",
];

const browser = await chromium.launch({ executablePath: program, args: QUIET });
const easel = await (await browser.newContext()).newPage();

async function colours(png) {
  return easel.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const brush = canvas.getContext("2d");
    brush.drawImage(image, 0, 0);
    const dots = brush.getImageData(0, 0, image.width, image.height).data;
    return new Set(new Uint32Array(dots.buffer)).size;
  }, png.toString("base64"));
}

// A square of one colour, for the pictures that pages show.
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFUlEQVR4nGNUTnjMwMDAxMDAwMDAAAAPqgGhqMn7fgAAAABJRU5ErkJggg==",
  "base64",
);

async function look(name, viewport, colorScheme) {
  const context = await browser.newContext({ viewport, colorScheme });
  const requests = [];
  await context.route("**/*", (route) => {
    requests.push(route.request().url());
    if (/\.(jpg|png)$/.test(route.request().url())) return route.fulfill({ body: PICTURE, contentType: "image/png" });
    return route.request().url().startsWith(address) ? route.continue() : route.abort();
  });
  const page = await context.newPage();
  const messages = [];
  page.on("console", (message) => messages.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => messages.push(`error: ${error.message}`));
  await page.goto(address + name);
  const file = `${name.replaceAll("/", "_")}-${viewport.width}-${colorScheme}.png`;
  const path = process.env.PICTURES && `${process.env.PICTURES}/${file}`;
  const png = await page.screenshot({ path, fullPage: true });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.evaluate(axe.source);
  const folded = await page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), TAGS);
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  const found = await page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), TAGS);
  const seen = await page.evaluate(() => ({
    title: document.title,
    direction: getComputedStyle(document.documentElement).direction,
    background: getComputedStyle(document.body).backgroundColor,
    excess: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    owned: Boolean(globalThis.owned),
  }));
  // What a click on the button does: nothing is loaded, and the choice of readers is there.
  const button = page.locator("summary.primary");
  let chosen = null;
  if (await button.count()) {
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = false; }));
    const before = await page.locator(".choice").isVisible();
    await button.click();
    chosen = [before, await page.locator(".choice").isVisible(), page.url() === address + name];
  }
  await page.keyboard.press("Tab");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  const code = page.locator("code.address").first();
  let selected = null;
  if (await code.count()) {
    await code.click();
    selected = await page.evaluate(() => String(getSelection()));
  }
  await context.close();
  const violations = [...folded.violations, ...found.violations].map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
  return {
    name, width: viewport.width, scheme: colorScheme, ...seen, height, outline, selected, chosen, violations,
    passes: found.passes.length, requests, messages, colours: await colours(png),
  };
}

const records = [];
for (const name of names) {
  for (const size of SIZES) {
    for (const scheme of ["light", "dark"]) records.push(await look(name, size, scheme));
  }
}
await browser.close();
console.log(JSON.stringify(records));
