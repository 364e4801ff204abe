import { writeFile } from "node:fs/promises";
import { type Browser, chromium, type Page } from "playwright";
import sharp, { type OverlayOptions } from "sharp";
import { type Locale, locales } from "@/i18n/routing";

/**
 * Every template at three widths, in three languages, light and dark, on one
 * sheet: `tsx scripts/contact-sheet.ts http://localhost:3000`, with the site
 * running. One row a template and language; a template that the site has no
 * page of is left out.
 */

const site = process.argv[2] ?? "http://localhost:3000";
const target = "docs/contact-sheet.webp";

const screens = [
  { width: 1440, height: 900 },
  { width: 768, height: 1000 },
  { width: 360, height: 780 },
];
const schemes = ["light", "dark"] as const;

const rowHeight = 264;
const gap = 6;

/** Words that the stories have. */
const searched: Record<Locale, string> = { zh: "莫斯科", en: "Moscow", ru: "Москва" };

/** Where a template's page is, found by the links that lead to it. */
const templates: ((page: Page, locale: Locale) => Promise<string | undefined>)[] = [
  async (_, locale) => `/${locale}`,
  async (_, locale) => `/${locale}/news`,
  (page, locale) => link(page, `/${locale}/news`, `a[href*="/news/page/"]`),
  (page, locale) => link(page, `/${locale}/news`, ".year-nav a"),
  (page, locale) => link(page, `/${locale}`, ".strip-head a"),
  (page, locale) => link(page, `/${locale}`, ".story.is-lead a"),
  (page, locale) => link(page, `/${locale}`, "#site-pages a"),
  async (_, locale) => `/${locale}/search?q=${encodeURIComponent(searched[locale])}`,
  async (_, locale) => `/${locale}/search?q=qwxzv`,
  async (_, locale) => `/${locale}/never-was`,
  (page, locale) => withdrawn(page, locale),
  async (_, locale) => `/${locale}/%zz`,
];

async function link(page: Page, from: string, selector: string): Promise<string | undefined> {
  await page.goto(site + from);
  const found = page.locator(selector).first();
  return (await found.count()) > 0 ? ((await found.getAttribute("href")) ?? undefined) : undefined;
}

/** No page leads to a withdrawn text: it is the seed's. */
async function withdrawn(page: Page, locale: Locale): Promise<string | undefined> {
  const { preliminaryNote } = await import("@/prisma/seed/content/preliminary-note/index");
  const section = await link(page, `/${locale}`, ".strip-head a");
  const slug = preliminaryNote.translations[locale]?.slug;
  return section && slug ? `${section}/${slug}` : undefined;
}

async function shoot(browser: Browser, path: string): Promise<Buffer> {
  const tiles: OverlayOptions[] = [];
  let left = 0;
  for (const colorScheme of schemes) {
    for (const viewport of screens) {
      const page = await browser.newPage({ viewport, colorScheme, reducedMotion: "reduce" });
      await page.goto(site + path, { waitUntil: "networkidle" });
      const picture = sharp(await page.screenshot()).resize({ height: rowHeight });
      const { data, info } = await picture.png().toBuffer({ resolveWithObject: true });
      tiles.push({ input: data, left, top: 0 });
      left += info.width + gap;
      await page.close();
    }
  }
  return sheet(left - gap, rowHeight, tiles);
}

function sheet(width: number, height: number, tiles: OverlayOptions[]): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: "#8a8a8a" } })
    .composite(tiles)
    .png()
    .toBuffer();
}

const browser = await chromium.launch({
  ...(process.env.PLAYWRIGHT_CHROMIUM ? { executablePath: process.env.PLAYWRIGHT_CHROMIUM } : {}),
  args: ["--font-render-hinting=none", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});
const rows: Buffer[][] = [];
const finder = await browser.newPage();
for (const find of templates) {
  const row: Buffer[] = [];
  for (const locale of locales) {
    const path = await find(finder, locale);
    if (path) row.push(await shoot(browser, path));
  }
  rows.push(row);
}
await browser.close();

const tiles: OverlayOptions[] = [];
let width = 0;
for (const [index, row] of rows.entries()) {
  let left = gap;
  for (const input of row) {
    tiles.push({ input, left, top: gap + index * (rowHeight + gap) });
    left += ((await sharp(input).metadata()).width ?? 0) + 3 * gap;
  }
  width = Math.max(width, left - 2 * gap);
}
const height = rows.length * (rowHeight + gap) + gap;
await writeFile(
  target,
  await sharp(await sheet(width, height, tiles))
    .webp({ quality: 78 })
    .toBuffer(),
);
console.log(`${target}: ${width} x ${height}`);
