import type { APIRequestContext } from "@playwright/test";
import { matrix, type TestDocument, titleOf, withdrawalNotice } from "@/e2e/fixtures/documents";
import type { Parser } from "@/e2e/fixtures/html";
import { pathOf } from "@/e2e/fixtures/publishing";
import { expect, test } from "@/e2e/fixtures/test";
import { availabilityOf, livePaths } from "@/features/publication/availability";
import { type Locale, languages, locales } from "@/i18n/routing";

// What the graph says of a document is what every part of the site shows of it.

const epoch = new Date(0);

function graphOf(document: TestDocument) {
  return availabilityOf(
    locales
      .filter((locale) => document.states[locale] !== "absent")
      .map((locale) => ({
        locale,
        state: document.states[locale] === "live" ? "LIVE" : "WITHDRAWN",
        path: pathOf(document, locale),
        firstPublishedAt: epoch,
        withdrawnAt: document.states[locale] === "live" ? null : epoch,
        sourceVersion: 1,
      })),
  );
}

/** hreflang to address, as the graph wants it; x-default is the first language that has it. */
function alternatesOf(document: TestDocument, origin: string): Record<string, string> {
  const live = livePaths(graphOf(document));
  return Object.fromEntries([
    ...live.map(([locale, path]) => [languages[locale].tag, origin + path]),
    ["x-default", origin + (live[0]?.[1] ?? "")],
  ]);
}

for (const document of matrix) {
  test(`${document.key}: pages, switchers and alternates`, async ({ request, parser, origin }) => {
    const graph = graphOf(document);
    const live = livePaths(graph);
    for (const locale of locales) {
      const path = pathOf(document, locale);
      const response = await request.get(path, { maxRedirects: 0 });
      const page = await parser.html(await response.text());
      const state = graph[locale].state;
      expect(response.status(), path).toBe({ live: 200, withdrawn: 410, absent: 404 }[state]);
      expect(page.lang, path).toBe(languages[locale].tag);

      const others = live.filter(([other]) => other !== locale).map(([, there]) => there);
      const gone = locales
        .filter((other) => other !== locale && graph[other].state !== "live")
        .map((other) => pathOf(document, other));
      if (state !== "absent") {
        expect(page.links, `${path} leads to its live languages`).toEqual(
          expect.arrayContaining(others),
        );
      }
      expect(
        page.links.filter((link) => gone.includes(link)),
        path,
      ).toEqual([]);
      if (state === "live") {
        expect(page.headings).toEqual([titleOf(document, locale)]);
        expect(page.alternates, path).toEqual(alternatesOf(document, origin));
      } else {
        expect(page.text).not.toContain(`${titleOf(document, locale)}.`);
        expect(page.alternates, path).toEqual({});
      }
      if (state === "withdrawn") expect(page.text).toContain(withdrawalNotice[locale]);
    }
  });
}

test("the sitemaps have the live languages and no others, with their alternates", async ({
  request,
  parser,
  origin,
}) => {
  const read = async (path: string) => parser.xml(await (await request.get(path)).text());
  const index = await read("/sitemap.xml");
  const all = await Promise.all(index.locations.map((each) => read(new URL(each).pathname)));
  const sitemap = {
    locations: all
      .filter((_, at) => !index.locations[at]?.includes("news"))
      .flatMap((each) => each.locations),
    alternates: Object.assign({}, ...all.map((each) => each.alternates)),
  };
  expect(new Set(sitemap.locations).size).toBe(sitemap.locations.length);
  for (const document of matrix) {
    for (const locale of locales) {
      const address = origin + pathOf(document, locale);
      const live = document.states[locale] === "live";
      expect(sitemap.locations.includes(address), address).toBe(live);
      if (live) expect(sitemap.alternates[address]).toEqual(alternatesOf(document, origin));
    }
  }
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
