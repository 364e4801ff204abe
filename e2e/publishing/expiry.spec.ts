import sharp from "sharp";
import { archive, testDocument, titleOf, withdrawalNotice } from "@/e2e/fixtures/documents";
import { inTransaction, pathOf, publish, section, withdraw } from "@/e2e/fixtures/publishing";
import { expect, test } from "@/e2e/fixtures/test";
import { feedFiles } from "@/features/publication/routes/paths";
import { writeSettings } from "@/features/publication/write/publications";
import { languages } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";

// What a publish touches shows it at once; what it does not is left as it is.

test.describe.configure({ mode: "serial" });

const document = testDocument("expiry", "2030-02-03", { zh: "live", en: "live", ru: "absent" });
const zh = pathOf(document, "zh");
const en = pathOf(document, "en");
/**
 * Another process than the site publishes here, and the site hears of all that
 * a publish touches by one notification. It has heard when one address shows
 * it; every other one must then be right at its first request.
 */
async function change(
  work: Parameters<typeof inTransaction<unknown>>[0],
  isHeard: () => Promise<boolean>,
): Promise<void> {
  // The page that tells is kept from now on: one that is made anew would know of it before the site has heard.
  expect(await isHeard()).toBe(false);
  await inTransaction(work);
  await expect.poll(isHeard, { intervals: [20] }).toBe(true);
}

const listsOf = (locale: "zh" | "en") => [
  `/${locale}`,
  `/${locale}/news`,
  `/${locale}/news/${section.slugs[locale]}`,
  ...feedFiles.flatMap((file) => [
    `/${locale}/${file}`,
    `/${locale}/news/${section.slugs[locale]}/${file}`,
  ]),
];

test("a first publish shows on the article, lists, feed and sitemap at once", async ({
  request,
  parser,
}) => {
  const text = async (path: string) => (await request.get(path)).text();
  for (const path of [...listsOf("zh"), "/zh/sitemap-1.xml"])
    expect(await text(path)).not.toContain(zh);
  expect((await request.get(zh)).status()).toBe(404);
  expect((await request.get("/zh/news/archive/2030")).status()).toBe(404);

  await change(
    (tx) => publish(tx, document, "zh"),
    async () => (await text("/zh/news")).includes(zh),
  );

  for (const path of [...listsOf("zh"), "/zh/sitemap-1.xml"])
    expect(await text(path)).toContain(zh);
  expect((await parser.html(await text(zh))).headings).toEqual([titleOf(document, "zh")]);
  expect(await text("/zh/news/archive/2030")).toContain(zh);
});

test("a sibling's publish shows in the alternates of both", async ({ request, parser }) => {
  const alternates = async (path: string) =>
    (await parser.html(await (await request.get(path)).text())).alternates;
  expect(Object.keys(await alternates(zh))).toEqual([languages.zh.tag, "x-default"]);
  expect(Object.keys(await alternates("/zh/news/archive/2030"))).toHaveLength(2);

  await change(
    (tx) => publish(tx, document, "en"),
    async () => "en" in (await alternates(zh)),
  );

  expect(await alternates(zh)).toEqual(await alternates(en));
  expect(Object.keys(await alternates(en)).sort()).toEqual(["en", "x-default", "zh-Hans"]);
  const year = await alternates("/zh/news/archive/2030");
  expect(Object.keys(year).sort()).toEqual(["en", "x-default", "zh-Hans"]);
});

test("a change reaches the article and every card of it", async ({ request }) => {
  const title = "Artificial text for tests: changed headline";
  await change(
    (tx) => publish(tx, document, "en", { title }),
    async () => (await (await request.get(en)).text()).includes(title),
  );
  for (const path of [en, ...listsOf("en"), "/en/news/archive/2030"]) {
    expect(await (await request.get(path)).text(), path).toContain(title);
  }
});

test("a changed slug redirects, and nothing links to the old one", async ({ request }) => {
  await change(
    (tx) => publish(tx, document, "en", { slug: "expiry-renamed" }),
    async () => (await request.get(en, { maxRedirects: 0 })).status() === 301,
  );
  const renamed = pathOf({ ...document, key: "expiry-renamed" }, "en");
  const old = await request.get(en, { maxRedirects: 0 });
  expect([old.status(), old.headers().location]).toEqual([301, expect.stringContaining(renamed)]);
  for (const path of [zh, ...listsOf("en"), "/zh/sitemap-1.xml"]) {
    const text = await (await request.get(path)).text();
    expect(text, path).toContain(renamed);
    expect(text, path).not.toMatch(new RegExp(`${en}["<]`));
  }
});

test("a withdrawal answers 410 at once and leaves every list", async ({ request }) => {
  await change(
    (tx) => withdraw(tx, document, "zh"),
    async () => (await request.get(zh)).status() === 410,
  );
  const gone = await request.get(zh);
  expect(gone.status()).toBe(410);
  expect(await gone.text()).toContain(withdrawalNotice.zh);
  for (const path of [...listsOf("zh"), "/zh/sitemap-1.xml"]) {
    expect(await (await request.get(path)).text(), path).not.toContain(zh);
  }
  expect((await request.get("/zh/news/archive/2030")).status()).toBe(404);
  const sibling = await (
    await request.get(pathOf({ ...document, key: "expiry-renamed" }, "en"))
  ).text();
  expect(sibling).not.toContain(`href="${zh}"`);
});

test("a full archive page stays as it was when a story is added", async ({ request }) => {
  const oldest = archive[0];
  if (!oldest) throw new Error("The archive has stories");
  const untouched = ["/zh/news/page/1", pathOf(oldest, "zh"), "/ru/news", "/ru/feed.xml"];
  const before = await Promise.all(untouched.map((path) => request.get(path)));
  const newest = testDocument("expiry-newest", "2030-05-05", {
    zh: "live",
    en: "absent",
    ru: "absent",
  });
  await change(
    (tx) => publish(tx, newest, "zh"),
    async () => (await (await request.get("/zh/news")).text()).includes(pathOf(newest, "zh")),
  );
  const after = await Promise.all(untouched.map((path) => request.get(path)));
  for (const [index, response] of after.entries()) {
    expect(await response.text(), untouched[index]).toBe(await before[index]?.text());
    expect(response.headers().etag).toBe(before[index]?.headers().etag);
  }
});

test("a day of mourning takes the colours from every page of its language, and gives them back", async ({
  page,
}) => {
  const colours = async (path: string) => {
    await page.goto(path);
    return page.locator("html").evaluate((html) => getComputedStyle(html).filter);
  };
  const pages = [
    "/zh",
    "/zh/news",
    pathOf({ ...document, key: "expiry-newest" }, "zh"),
    "/zh/never",
  ];
  for (const path of pages) expect(await colours(path), path).toBe("none");

  const isGrey = async () => (await colours("/zh/news")) !== "none";
  await change((tx) => setMourning(tx, true), isGrey);
  for (const path of pages) expect(await colours(path), path).toBe("grayscale(1)");
  // The header is part of the page and no picture of its own: nothing red is left anywhere.
  const { data, info } = await sharp(await page.screenshot())
    .raw()
    .toBuffer({ resolveWithObject: true });
  let coloured = 0;
  for (let at = 0; at < data.length; at += info.channels) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > 2) coloured += 1;
  }
  expect(coloured).toBe(0);
  expect(await colours("/en"), "another language").toBe("none");

  await change(
    (tx) => setMourning(tx, false),
    async () => !(await isGrey()),
  );
  for (const path of pages) expect(await colours(path), path).toBe("none");
});

async function setMourning(tx: Transaction, mourning: boolean): Promise<void> {
  const now = await tx.publishedSettings.findUniqueOrThrow({ where: { locale: "zh" } });
  const { locale: _, socialLinks, ...settings } = now;
  await writeSettings(tx, "zh", { ...settings, socialLinks: socialLinks ?? [], mourning });
}
