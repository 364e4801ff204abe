import type { APIRequestContext } from "@playwright/test";
import { parseFeed } from "@rowanmanning/feed-parser";
import { testDocument } from "@/e2e/fixtures/documents";
import { inTransaction, pathOf, publish, withdraw } from "@/e2e/fixtures/publishing";
import { expect, test } from "@/e2e/fixtures/test";
import { formatDay } from "@/i18n/dates";

// Page, structured data, feeds, sitemaps and news say one date of a story, whatever became of it.

const states = { zh: "absent", en: "live", ru: "absent" } as const;
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const documents = {
  today: testDocument("dated-today", today, states),
  backfilled: testDocument("dated-backfilled", "2017-05-05", states),
  changed: testDocument("dated-changed", today, states),
  noted: testDocument("dated-noted", today, states),
  notedBackfill: testDocument("dated-noted-backfill", "2017-05-06", states),
  republished: testDocument("dated-republished", today, states),
};
type Name = keyof typeof documents;

const isBackfilled = (name: Name) => documents[name].storyDate !== today;
const isNoted = (name: Name) => name.startsWith("noted");

/** Dates are kept by the second: what comes later is of a later one. */
const nextSecond = async () => {
  const now = Math.floor(Date.now() / 1_000);
  await expect.poll(() => Math.floor(Date.now() / 1_000), { intervals: [50] }).toBeGreaterThan(now);
};

test.beforeAll(async ({ playwright, baseURL }) => {
  await inTransaction(async (tx) => {
    for (const document of Object.values(documents)) await publish(tx, document, "en");
  });
  await nextSecond();
  const request = await playwright.request.newContext({ baseURL: baseURL ?? "" });
  const title = async () => (await request.get(pathOf(documents.changed, "en"))).text();
  // Kept from now on: a page that is made anew would know of a change before the site has heard.
  expect(await title()).not.toContain("Artificial text for tests: a title");
  await inTransaction(async (tx) => {
    const { changed, noted, notedBackfill, republished } = documents;
    await publish(tx, changed, "en", { title: "Artificial text for tests: a title" });
    await publish(tx, noted, "en", { changeNote: "An artificial note." });
    await publish(tx, notedBackfill, "en", { changeNote: "An artificial note." });
    await withdraw(tx, republished, "en");
    await publish(tx, republished, "en");
  });
  // One transaction, one notification: who shows one of them has heard of all.
  await expect.poll(title, { intervals: [20] }).toContain("Artificial text for tests: a title");
  await request.dispose();
});

const seconds = (date: unknown) => Date.parse(String(date)) / 1000;

/** The entry of a story in a feed or in one of its archive documents. */
async function entryOf(request: APIRequestContext, file: string, address: string) {
  const source = await (await request.get(`/en/${file}`)).text();
  const inHead = parseFeed(source).items.find(({ url }) => url === address);
  if (inHead) return { inHead: true, entry: inHead };
  for (let number = 1; ; number++) {
    const response = await request.get(`/en/feeds/${number}/${file}`);
    if (response.status() !== 200) throw new Error(`${address} is in no document of ${file}`);
    const entry = parseFeed(await response.text()).items.find(({ url }) => url === address);
    if (entry) return { inHead: false, entry };
  }
}

for (const name of Object.keys(documents) as Name[]) {
  test(`one date: ${name}`, async ({ page, request, parser, origin }) => {
    const document = documents[name];
    const path = pathOf(document, "en");
    const source = await (await request.get(path)).text();
    const facts = await parser.html(source);
    const article = facts.structured.find(
      (data) => (data as { "@type": string })["@type"] === "NewsArticle",
    ) as { datePublished: string; dateModified: string };
    const published = seconds(article.datePublished);
    const modified = seconds(article.dateModified);

    // The page shows that day, on paper, too.
    await page.goto(path);
    await page.emulateMedia({ media: "print" });
    const shown = page.locator("main article time").first();
    expect(await shown.getAttribute("datetime")).toBe(document.storyDate);
    expect(await shown.textContent()).toBe(formatDay("en", new Date(document.storyDate)));
    await expect(shown).toBeVisible();
    expect(article.datePublished.slice(0, 10)).toBe(document.storyDate);
    if (isBackfilled(name)) expect(article.datePublished.slice(11)).toBe("12:00:00+08:00");
    expect(modified > published).toBe(isNoted(name));

    const meta = (property: string) =>
      new RegExp(`<meta property="article:${property}" content="([^"]+)"`).exec(source)?.[1];
    expect([meta("published_time"), meta("modified_time")]).toEqual([
      article.datePublished,
      article.dateModified,
    ]);

    for (const file of ["feed.xml", "atom.xml"]) {
      const { inHead, entry } = await entryOf(request, file, origin + path);
      expect(inHead, file).toBe(!isBackfilled(name));
      expect(seconds(entry.published?.toISOString()), file).toBe(published);
      if (file === "atom.xml") expect(seconds(entry.updated?.toISOString())).toBe(modified);
    }
    if (!isBackfilled(name)) {
      const { items } = await (await request.get("/en/feed.json")).json();
      const item = items.find(({ url }: { url: string }) => url === origin + path);
      expect([item.date_published, item.date_modified]).toEqual([
        article.datePublished,
        article.dateModified,
      ]);
    }

    const sitemap = await (await request.get("/en/sitemap-1.xml")).text();
    const lastmod = new RegExp(`<loc>${origin}${path}</loc><lastmod>([^<]+)`).exec(sitemap)?.[1];
    // Not before what the page says; and a story that was put here today was not there before.
    expect(seconds(lastmod)).toBeGreaterThanOrEqual(modified);
    expect(lastmod?.slice(0, 10)).toBe(today);
    if (name === "today" || name === "changed") expect(seconds(lastmod)).toBe(published);
    if (name === "republished") expect(seconds(lastmod)).toBeGreaterThan(published);

    const news = await (await request.get("/en/sitemap-news.xml")).text();
    const told = new RegExp(`<loc>${origin}${path}</loc>.*?<news:publication_date>([^<]+)`).exec(
      news.replaceAll("</url>", "</url>\n"),
    )?.[1];
    expect(told).toBe(isBackfilled(name) ? undefined : article.datePublished);

    const { "last-modified": served } = (await request.get(path)).headers();
    expect(seconds(served)).toBeGreaterThanOrEqual(Math.floor(seconds(lastmod)));
  });
}
