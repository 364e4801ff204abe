import type { Page } from "@playwright/test";
import { google } from "@/e2e/fixtures/google-properties";
import { templates } from "@/e2e/fixtures/templates";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { vocabularyFaults } from "@/e2e/fixtures/vocabulary";
import { type Locale, locales } from "@/i18n/routing";

// What pages say to machines: in words that exist, all that Google asks for, and nothing that a reader does not see.

type Data = Record<string, unknown> & { "@type": string };

function lacking(data: Data): string[] {
  const { required = [], recommended = [], absent = {} } = google[data["@type"]] ?? {};
  const wanted = [...required, ...recommended.filter((name) => !(name in absent))];
  return wanted.filter((name) => {
    const value = name.split(".").reduce<unknown>((from, key) => (from as Data)?.[key], data);
    return value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  });
}

async function structuredOn(page: Page): Promise<Data[]> {
  const scripts = page.locator("script[type='application/ld+json']");
  return (await scripts.allTextContents()).map((text) => JSON.parse(text) as Data);
}

const of = (all: Data[], type: string) => all.filter((data) => data["@type"] === type);
/** Typesetting joins words and parts numbers from their units. */
const plain = (text: string) => text.replace(/[\s\u00ad\u200b\u2060]+/g, " ").trim();

for (const locale of locales) {
  test(`structured data in ${locale}: known words, whole, and nothing that is not on the page`, async ({
    page,
    request,
    parser,
    origin,
  }) => {
    test.setTimeout(120_000);
    const home = await parser.html(await (await request.get(`/${locale}`)).text());
    const seen = new Set<string>();
    for (const { path, status } of templates(locale, home.links)) {
      if (status !== 200) continue;
      await page.goto(path);
      const all = await structuredOn(page);
      for (const data of all) {
        expect(data["@context"], path).toBe("https://schema.org");
        expect(vocabularyFaults(data), path).toEqual([]);
        expect(lacking(data), `${path}: ${google[data["@type"]]?.source}`).toEqual([]);
        seen.add(data["@type"]);
      }
      // biome-ignore lint/performance/useDomNodeTextContent: what is not shown does not count
      const text = plain(await page.evaluate(() => document.body.innerText));
      await breadcrumbsAreShown(page, locale, all, origin);
      await listIsShown(page, of(all, "CollectionPage"), text, origin);
      for (const data of of(all, "NewsArticle")) await articleIsShown(page, data, text);
      for (const data of of(all, "Organization")) {
        for (const name of ["name", "legalName", "address"]) {
          if (name in data) expect(text, path).toContain(plain(String(data[name])));
        }
        for (const url of (data.sameAs ?? []) as string[]) {
          await expect(page.locator(`a[href="${url}"]`).first()).toBeVisible();
        }
      }
      for (const data of of(all, "WebSite")) {
        expect(text).toContain(plain(String(data.name)));
        const search = data.potentialAction as { target: string };
        const target = search.target.replace("{search_term_string}", "Bauing");
        expect((await request.get(target)).status()).toBe(200);
      }
    }
    const types = ["BreadcrumbList", "CollectionPage", "NewsArticle", "Organization", "WebSite"];
    expect([...seen].sort()).toEqual(types);
  });
}

async function breadcrumbsAreShown(page: Page, locale: Locale, all: Data[], origin: string) {
  const nav = page.getByRole("navigation", {
    name: messages(locale)("Breadcrumbs.label"),
    exact: true,
  });
  const lists = of(all, "BreadcrumbList");
  // Nothing leads to a home page.
  if ((await nav.getByRole("listitem").count()) < 2) return expect(lists).toEqual([]);
  expect(lists).toHaveLength(1);
  const items = (lists[0]?.itemListElement ?? []) as Data[];
  expect(items.length).toBeGreaterThan(1);
  for (const [index, item] of items.entries()) {
    expect([item.position, item["@type"]]).toEqual([index + 1, "ListItem"]);
    expect(lacking(item)).toEqual([]);
    const last = index === items.length - 1;
    if (!last || item.item) expect(String(item.item)).toMatch(new RegExp(`^${origin}/`));
  }
  const shown = (await nav.getByRole("listitem").allTextContents()).map(plain);
  expect(items.map(({ name }) => plain(String(name)))).toEqual(shown);
}

async function listIsShown(page: Page, lists: Data[], text: string, origin: string) {
  for (const data of lists) {
    expect(text).toContain(plain(String(data.name)));
    if (data.description) expect(text).toContain(plain(String(data.description)));
    const { itemListElement: items, numberOfItems } = data.mainEntity as {
      itemListElement: { url: string; name: string; position: number }[];
      numberOfItems: number;
    };
    expect(items).toHaveLength(numberOfItems);
    const links = await page
      .locator("main .list-stories a")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    let before = -1;
    for (const { url, name } of items) {
      const at = links.indexOf(url.replace(origin, ""));
      expect(at, `${url} in its place`).toBeGreaterThan(before);
      before = at;
      expect(text).toContain(plain(name));
    }
  }
}

async function articleIsShown(page: Page, data: Data, text: string) {
  const { headline, description, datePublished, dateModified, author } = data;
  expect(plain((await page.locator("h1").textContent()) ?? "")).toBe(plain(String(headline)));
  if (description) expect(text).toContain(plain(String(description)));
  const times = await page
    .locator("main article time")
    .evaluateAll((all) => all.map((time) => time.getAttribute("datetime") ?? ""));
  expect(times[0]).toBe(String(datePublished).slice(0, 10));
  // Without a note of a change there was none, and both are the same.
  if (dateModified !== datePublished) expect(times).toContain(dateModified);
  expect(text).toContain(plain(String((author as Data).name)));
  expect(text).toContain(plain(String((data.publisher as Data).name)));
  expect(text).toContain(plain(String(data.articleSection)));
  const works = [data.workTranslation ?? [], data.translationOfWork ?? []].flat() as Data[];
  for (const { url } of works) {
    const path = new URL(String(url)).pathname;
    await expect(page.locator(`a[href="${path}"]`).first()).toBeVisible();
  }
  const images = (data.image ?? []) as string[];
  const lead = page.locator("main article figure.is-lead img");
  expect(await lead.count()).toBe(images.length > 0 ? 1 : 0);
  const source = images.length > 0 ? await lead.getAttribute("src") : "";
  const [, , hash = ""] = String(source).split("/");
  for (const image of images) expect(new URL(image).pathname).toContain(`/media/${hash}/`);
}

test("a lead picture is named in the three proportions, each there at its first request", async ({
  request,
  parser,
}) => {
  const sharp = (await import("sharp")).default;
  const home = await parser.html(await (await request.get("/en")).text());
  const story = templates("en", home.links).find(({ name }) => name === "story");
  const facts = await parser.html(await (await request.get(story?.path ?? "")).text());
  const [article] = of(facts.structured as Data[], "NewsArticle");
  const sizes = [];
  for (const image of (article?.image ?? []) as string[]) {
    const response = await request.get(image);
    expect([response.status(), response.headers()["content-type"]], image).toEqual([
      200,
      "image/jpeg",
    ]);
    const { width, height } = await sharp(await response.body()).metadata();
    sizes.push(`${width}x${height}`);
    // Another middle than the one that was chosen has no address.
    const other = await request.get(image.replace("-50-50", "-49-50"));
    expect(other.status()).toBe(404);
  }
  expect(sizes).toEqual(["1200x1200", "1200x900", "1200x675"]);
});

test("a word that does not exist, or is said of the wrong thing, is found", () => {
  const article = { "@type": "NewsArticle", headline: "A" };
  const faults = (change: object) => vocabularyFaults({ ...article, ...change });
  expect(faults({})).toEqual([]);
  expect(faults({ author: { "@type": "Person", name: "A" } })).toEqual([]);
  for (const wrong of [
    { "@type": "NewsStory" },
    { "@type": "Code" },
    { awards: "A" },
    { headlines: "A" },
    { legalName: "A" },
    { headline: { "@type": "Person", name: "A" } },
    { datePublished: "yesterday" },
    { publisher: "The group" },
    { author: { "@type": "ImageObject" } },
    { author: { "@type": "Person", headline: "A" } },
    { "@context": "http://example.com" },
  ]) {
    expect(faults(wrong), JSON.stringify(wrong)).toHaveLength(1);
  }
});
