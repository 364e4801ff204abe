import type { APIRequestContext } from "@playwright/test";
import { parseFeed } from "@rowanmanning/feed-parser";
import { archive, matrix } from "@/e2e/fixtures/documents";
import { pathOf, section } from "@/e2e/fixtures/publishing";
import { expect, test } from "@/e2e/fixtures/test";
import { schemaFaults } from "@/e2e/fixtures/xml-schema";
import { feedFiles } from "@/features/publication/routes/paths";
import { newsSitemap } from "@/features/syndication/sitemaps/sitemap";
import { languages, locales } from "@/i18n/routing";

const textAt = async (request: APIRequestContext, path: string) => {
  const response = await request.get(path, { maxRedirects: 0 });
  expect(response.status(), path).toBe(200);
  return response.text();
};

const documentsAt = (request: APIRequestContext, paths: string[]) =>
  Promise.all(
    paths.map(async (path) => ({
      fileName: `${path.slice(1).replaceAll("/", "-")}`,
      contents: await textAt(request, path),
    })),
  );

const locationsIn = (xml: string) =>
  [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = ""]) => new URL(url).pathname);

const feedsOf = (locale: (typeof locales)[number], file: (typeof feedFiles)[number]) => [
  `/${locale}/${file}`,
  `/${locale}/news/${section.slugs[locale]}/${file}`,
];

test("xmllint finds no fault in the index, in any sitemap or in the news", async ({ request }) => {
  const index = await textAt(request, "/sitemap.xml");
  const paths = locationsIn(index);
  expect(paths).toContain("/sitemap-pages.xml");
  for (const locale of locales) expect(paths).toContain(`/${locale}/sitemap-1.xml`);
  const documents = await documentsAt(request, ["/sitemap.xml", ...paths]);
  expect(await schemaFaults("sitemap", documents)).toEqual([]);
  // The schemas must be able to say no.
  const [first] = documents;
  const wrong = {
    fileName: "wrong.xml",
    contents: (first?.contents ?? "").replace("<loc>", "<loc>x"),
  };
  expect(await schemaFaults("sitemap", [wrong])).not.toEqual([]);
});

test("xmllint finds no fault in the news of a busy day", async () => {
  const story = (title: string) => ({
    path: `/zh/${encodeURIComponent(title)}`,
    title,
    publishedAt: new Date(),
  });
  const titles = ["《国际标准》 & <b>", "“Quoted” 'text'", "Ёлки"];
  const contents = newsSitemap("zh", "宝鹰集团", titles.map(story));
  expect(await schemaFaults("sitemap", [{ fileName: "news.xml", contents }])).toEqual([]);
  const wrong = contents
    .replace("<news:title>", "<news:titel>")
    .replace("</news:title>", "</news:titel>");
  expect(await schemaFaults("sitemap", [{ fileName: "news.xml", contents: wrong }])).not.toEqual(
    [],
  );
});

test("a sitemap lists what stands beside or below it, and pictures that are there", async ({
  request,
}) => {
  const xml = await textAt(request, "/en/sitemap-1.xml");
  expect(locationsIn(xml).every((path) => path.startsWith("/en/"))).toBe(true);
  const pictures = [...xml.matchAll(/<image:loc>([^<]+)</g)].map(([, url = ""]) => url);
  expect(pictures.length).toBeGreaterThan(0);
  for (const picture of new Set(pictures)) {
    expect((await request.get(picture)).status(), picture).toBe(200);
  }
  const missing = ["/en/sitemap-0.xml", "/en/sitemap-2.xml", "/en/sitemap/1", "/en/sitemap-x.xml"];
  for (const path of missing) expect((await request.get(path)).status(), path).toBe(404);
});

for (const locale of locales) {
  test(`feeds in ${locale} are read by another author's parser, whole and alike`, async ({
    request,
    origin,
  }) => {
    const atoms = await documentsAt(request, feedsOf(locale, "atom.xml"));
    expect(await schemaFaults("atom", atoms)).toEqual([]);
    for (const [at, rssPath] of feedsOf(locale, "feed.xml").entries()) {
      const rss = parseFeed(await textAt(request, rssPath));
      const atom = parseFeed(atoms[at]?.contents ?? "");
      const json = JSON.parse(await textAt(request, feedsOf(locale, "feed.json")[at] ?? ""));
      expect(json.version).toBe("https://jsonfeed.org/version/1.1");
      expect([rss.self, json.feed_url]).toEqual([
        origin + rssPath,
        origin + rssPath.replace("feed.xml", "feed.json"),
      ]);
      expect(rss.language).toBe(languages[locale].tag);
      expect(rss.items.length).toBeGreaterThan(10);
      expect(rss.items.length).toBeLessThanOrEqual(50);
      for (const feed of [rss, atom]) {
        expect(feed.title).toBe(json.title);
        const facts = feed.items.map(({ id, url, title, content }) => ({
          id,
          url,
          title,
          content,
        }));
        expect(facts).toEqual(
          json.items.map((item: Record<string, string>) => ({
            id: item.id,
            url: item.url,
            title: item.title,
            content: item.content_html,
          })),
        );
      }
      // The stories with pictures were put here years after their day: they stand in the archive.
      const source = await textAt(request, rssPath);
      const newest = /rel="prev-archive" href="([^"]+)"/.exec(source)?.[1] ?? "";
      const archived = parseFeed(await textAt(request, new URL(newest).pathname));
      const withPicture = archived.items.filter(({ media }) => media.length > 0);
      expect(withPicture.length).toBeGreaterThan(0);
      expect(rss.items.filter(({ media }) => media.length > 0)).toEqual([]);
      for (const { media } of withPicture) {
        const [picture] = media;
        const response = await request.get(picture?.url ?? "");
        expect(response.status()).toBe(200);
        expect(Number(picture?.length)).toBe((await response.body()).length);
      }
    }
  });
}

test("a feed's archives have every story, and lead from one to the next", async ({
  request,
  origin,
}) => {
  const live = [...archive, ...matrix].filter(({ states }) => states.zh === "live");
  const linkIn = (xml: string, rel: string) =>
    new RegExp(`<link rel="${rel}" href="([^"]+)"`).exec(xml)?.[1];
  let address: string | undefined = `${origin}/zh/atom.xml`;
  const found = new Set<string>();
  const visited: { fileName: string; contents: string }[] = [];
  while (address) {
    const path = new URL(address).pathname;
    const contents: string = await textAt(request, path);
    visited.push({ fileName: path.slice(1).replaceAll("/", "-"), contents });
    for (const { url } of parseFeed(contents).items) found.add(new URL(url ?? "").pathname);
    if (visited.length > 1) {
      expect(contents).toContain("<fh:archive/>");
      expect(linkIn(contents, "current")).toBe(`${origin}/zh/atom.xml`);
    }
    address = linkIn(contents, "prev-archive");
  }
  // By date throughout, the unfinished newest archive document first.
  const dates = visited
    .slice(1)
    .flatMap(({ contents }) => parseFeed(contents).items.map(({ published }) => Number(published)));
  expect(dates).toEqual(dates.toSorted((one, other) => other - one));
  expect(await schemaFaults("atom", visited)).toEqual([]);
  expect(live.filter((document) => !found.has(pathOf(document, "zh")))).toEqual([]);
  for (const path of ["/zh/feeds/0/feed.xml", "/zh/feeds/99/atom.xml", "/zh/feeds/1/feed.txt"]) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
});

test("a crawler that has the newest is told so", async ({ request }) => {
  const paths = [
    "/sitemap.xml",
    "/sitemap-pages.xml",
    "/zh/sitemap-1.xml",
    "/zh/sitemap-news.xml",
    ...feedFiles.flatMap((file) => feedsOf("zh", file)),
  ];
  for (const path of paths) {
    const { etag } = (await request.get(path)).headers();
    const again = await request.get(path, { headers: { "if-none-match": etag ?? "" } });
    expect([again.status(), (await again.body()).length], path).toEqual([304, 0]);
  }
});

test("a crawler that knows only dates is told so, too", async ({ request }) => {
  const oldest = archive.slice(0, 1).map((document) => pathOf(document, "zh"));
  const paths = [
    "/zh",
    ...oldest,
    "/sitemap.xml",
    "/zh/sitemap-1.xml",
    ...feedsOf("zh", "feed.xml"),
  ];
  const modifiedAt = async (path: string) => (await request.get(path)).headers()["last-modified"];
  for (const path of paths) {
    // Its second must be over, lest it had other bytes in it.
    await expect
      .poll(async () => Date.now() - Date.parse((await modifiedAt(path)) ?? "") > 2_000)
      .toBe(true);
    const modified = (await modifiedAt(path)) ?? "";
    const since = (date: string, more = {}) =>
      request.get(path, { headers: { "if-modified-since": date, ...more } });
    const again = await since(modified);
    expect([again.status(), (await again.body()).length], path).toEqual([304, 0]);
    const earlier = new Date(Date.parse(modified) - 1_000).toUTCString();
    const ahead = new Date(Date.now() + 86_400_000).toUTCString();
    const answers = [since(earlier), since(ahead), since(modified, { "if-none-match": '"no"' })];
    for (const answer of await Promise.all(answers)) expect(answer.status(), path).toBe(200);
  }
  const search = await request.get("/zh/search?q=2019");
  expect(search.headers()["last-modified"]).toBeUndefined();
});

test("the head of a page names the feeds of its language, and of its section", async ({
  request,
  parser,
  origin,
}) => {
  for (const locale of locales) {
    const list = `/${locale}/news/${section.slugs[locale]}`;
    const { feeds } = await parser.html(await textAt(request, list));
    const expected = feedFiles.flatMap((file) => [
      `${origin}${list}/${file}`,
      `${origin}/${locale}/${file}`,
    ]);
    expect(feeds.toSorted()).toEqual(expected.toSorted());
  }
});
