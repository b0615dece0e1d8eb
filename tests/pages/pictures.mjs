// Takes the pictures of the README: node pictures.mjs CHROMIUM ADDRESS FOLDER, where ADDRESS serves feeds/.
import { writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const [program, address, folder] = process.argv.slice(2);
// Name, size of the window, colour scheme, and what is clicked before.
const PICTURES = [
  ["desktop-light", 1000, 640, "light", []],
  ["desktop-dark", 1000, 640, "dark", ["summary.primary"]],
  ["phone-light", 390, 640, "light", ["summary.primary"]],
  ["phone-dark", 390, 640, "dark", []],
];

const browser = await chromium.launch({ executablePath: program, args: ["--disable-gpu", "--no-sandbox"] });
const easel = await (await browser.newContext()).newPage();
for (const [name, width, height, colorScheme, clicks] of PICTURES) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, deviceScaleFactor: 1.5 });
  const page = await context.newPage();
  await page.goto(address);
  for (const click of clicks) await page.click(click);
  const png = await page.screenshot();
  const webp = await easel.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.85).split(",")[1];
  }, png.toString("base64"));
  await writeFile(`${folder}/${name}.webp`, Buffer.from(webp, "base64"));
  await context.close();
}
await browser.close();
