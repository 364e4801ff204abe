import type { APIRequestContext } from "@playwright/test";
import { type Expected, expectInSitemap, expectPages } from "@/e2e/fixtures/availability";
import { matrix, type TestDocument, titleOf, withdrawalNotice } from "@/e2e/fixtures/documents";
import type { Parser } from "@/e2e/fixtures/html";
import { pathOf } from "@/e2e/fixtures/publishing";
import { expect, test } from "@/e2e/fixtures/test";
import { type Locale, locales } from "@/i18n/routing";

// What the graph says of a document is what every part of the site shows of it.

const expected = (document: TestDocument): Expected => ({
  states: document.states,
  path: (locale) => pathOf(document, locale),
  title: (locale) => titleOf(document, locale),
  notice: (locale) => withdrawalNotice[locale],
});

test("every document has its pages, switchers and alternates", async ({
  request,
  parser,
  origin,
}) => {
  for (const document of matrix) {
    await test.step(document.key, () =>
      expectPages(expected(document), { request, parser, origin }),
    );
  }
});

test("the sitemaps have the live languages and no others, with their alternates", async ({
  request,
  parser,
  origin,
}) => {
  await expectInSitemap(matrix.map(expected), { request, parser, origin });
});

for (const locale of locales) {
  test(`lists in ${locale} have the live stories once, and no others`, async ({
    request,
    parser,
    origin,
  }) => {
    test.setTimeout(120_000);
    const listed = await listedIn(locale, { request, parser, origin });
    const expected = matrix
      .filter((document) => document.states[locale] === "live")
      .map((document) => pathOf(document, locale));
    const ours = new Set(matrix.map((document) => pathOf(document, locale)));
    expect(listed.filter((path) => ours.has(path)).sort()).toEqual(expected.sort());
  });

  test(`the feed in ${locale} has live stories only`, async ({ request, parser, origin }) => {
    const feed = await parser.xml(await (await request.get(`/${locale}/feed.xml`)).text());
    const wrong = matrix
      .filter((document) => document.states[locale] !== "live")
      .map((document) => origin + pathOf(document, locale));
    expect(feed.items.filter((item) => wrong.includes(item.link))).toEqual([]);
    expect(new Set(feed.items.map((item) => item.guid)).size).toBe(feed.items.length);
    const pages = await Promise.all(
      feed.items.map((item) => request.get(item.link, { maxRedirects: 0 })),
    );
    expect(pages.filter((page) => page.status() !== 200).map((page) => page.url())).toEqual([]);
  });
}

/** Stories in the head and the numbered pages of a language's news, with repetition. */
async function listedIn(
  locale: Locale,
  { request, parser, origin }: { request: APIRequestContext; parser: Parser; origin: string },
): Promise<string[]> {
  const stories: string[] = [];
  let path: string | undefined = `/${locale}/news`;
  const walked = new Set<string>();
  while (path && !walked.has(path)) {
    walked.add(path);
    const page = await parser.html(await (await request.get(path)).text());
    const inList = new Set(page.links.filter((link) => link.split("/").length === 5));
    stories.push(...[...inList].filter((link) => /^\/\w+\/news\/(?!page|archive)/.test(link)));
    path = nextOlder(page.links, locale, path);
  }
  expect(walked.size, `pages of ${origin}/${locale}/news`).toBeGreaterThan(1);
  return stories;
}

/** The page one older: the highest number from the head, else one less. */
function nextOlder(links: string[], locale: Locale, path: string): string | undefined {
  const numbers = links.flatMap((link) => {
    const match = new RegExp(`^/${locale}/news/page/(\\d+)$`).exec(link);
    return match ? [Number(match[1])] : [];
  });
  const here = /\/page\/(\d+)$/.exec(path)?.[1];
  const next = here === undefined ? Math.max(0, ...numbers) : Number(here) - 1;
  return next > 0 ? `/${locale}/news/page/${next}` : undefined;
}
