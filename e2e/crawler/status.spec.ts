import { type Agent, agents, archive, matrix, moved, oldSlugOf } from "@/e2e/fixtures/documents";
import { pathOf, section } from "@/e2e/fixtures/publishing";
import { expect, localeOf, messages, test } from "@/e2e/fixtures/test";
import { languages, locales } from "@/i18n/routing";

/** Same question twice: the first hit must not differ from the hundredth. */
const hits = ["first", "second"];

const names = Object.keys(agents) as Agent[];

for (const [index, agent] of names.entries()) {
  test.describe(`for a ${agent}`, () => {
    test.use({ extraHTTPHeaders: { "user-agent": agents[agent] } });

    for (const locale of locales) {
      const words = messages(locale);
      const live = archive.filter(({ states }) => states[locale] === "live")[index];
      const withdrawn = matrix.filter(({ states }) => states[locale] === "withdrawn")[index];
      if (!live || !withdrawn) throw new Error("Each agent needs a live and a withdrawn story");
      const cases = [
        { path: `/${locale}`, status: 200 },
        { path: `/${locale}/news`, status: 200 },
        { path: `/${locale}/news/page/1`, status: 200 },
        { path: `/${locale}/news/${section.slugs[locale]}`, status: 200 },
        { path: `/${locale}/news/archive/2018`, status: 200 },
        { path: pathOf(live, locale), status: 200 },
        { path: `/${locale}/never-${agent}`, status: 404, title: words("NotFound.title") },
        { path: `/${locale}/news/never-${agent}`, status: 404, title: words("NotFound.title") },
        { path: `/${locale}/news/page/0`, status: 404, title: words("NotFound.title") },
        { path: `/${locale}/news/page/01`, status: 404, title: words("NotFound.title") },
        { path: `/${locale}/news/page/9999`, status: 404, title: words("NotFound.title") },
        { path: `/${locale}/news/archive/1900`, status: 404, title: words("NotFound.title") },
        { path: pathOf(withdrawn, locale), status: 410, title: words("Gone.title") },
      ];
      test(`every kind of address in ${locale} answers as it should`, async ({
        request,
        parser,
      }) => {
        for (const { path, status, title } of cases) {
          for (const hit of hits) {
            const at = `${path}, ${hit} hit`;
            const response = await request.get(path, { maxRedirects: 0 });
            expect.soft(response.status(), at).toBe(status);
            const page = await parser.html(await response.text());
            expect.soft(page.lang, at).toBe(languages[locale].tag);
            expect.soft(page.headings, at).toHaveLength(1);
            expect.soft(page.links, at).toContain(`/${locale}/news`);
            if (title) expect.soft(page.headings, at).toEqual([title]);
            expect.soft(response.headers()["set-cookie"], at).toBeUndefined();
          }
        }
      });

      test(`a changed slug in ${locale} answers 301`, async ({ request }) => {
        const old = pathOf({ ...moved[agent], key: oldSlugOf(moved[agent]) }, locale);
        for (const hit of hits) {
          const response = await request.get(old, { maxRedirects: 0 });
          expect(response.status(), `${hit} hit`).toBe(301);
          const locations = response.headersArray().filter(({ name }) => /^location$/i.test(name));
          expect(locations).toHaveLength(1);
          expect(new URL(locations[0]?.value ?? "", response.url()).pathname).toBe(
            pathOf(moved[agent], locale),
          );
        }
      });
    }
  });
}

test("/ answers by Accept-Language", async ({ request }) => {
  for (const [accept, locale] of [
    ["ru-RU,ru;q=0.9,en;q=0.8", "ru"],
    ["en-GB", "en"],
    ["zh-TW,zh;q=0.9", "zh"],
    ["de-DE,en;q=0.3", "en"],
    ["de", "en"],
    ["uk", "en"],
    ["en;q=0,ru;q=0.1", "ru"],
    ["*", "en"],
    ["", "en"],
    [",,;q=x;;", "en"],
  ] as const) {
    const response = await request.get("/", {
      maxRedirects: 0,
      headers: { "accept-language": accept },
    });
    expect.soft(response.status(), accept).toBe(307);
    const target = new URL(response.headers().location ?? "", response.url()).pathname;
    expect.soft(localeOf(target), accept).toBe(locale);
    expect.soft(response.headers().vary?.toLowerCase(), accept).toContain("accept-language");
  }
});

test("what is meant by an address is led to, with its query as it was sent", async ({
  request,
}) => {
  const section = "/en/news/bauing-dynamic";
  const places: Record<string, [number, string]> = {
    "/EN/News": [308, "/en/news"],
    "/EN": [308, "/en"],
    "/En/news/Bauing-Dynamic?x=%E4%BD%A0&Y=a+b&&=": [308, `${section}?x=%E4%BD%A0&Y=a+b&&=`],
    "/EN/Search?q=Abc": [308, "/en/search?q=Abc"],
    "/Sitemap.XML": [308, "/sitemap.xml"],
    "/feed": [301, "/ru/feed.xml"],
    "/feed/": [301, "/ru/feed.xml"],
    "/rss": [301, "/ru/feed.xml"],
    "/rss.xml": [301, "/ru/feed.xml"],
    "/atom.xml": [301, "/ru/atom.xml"],
    "/feed.json": [301, "/ru/feed.json"],
    "/en/feed": [301, "/en/feed.xml"],
    "/en/rss/": [301, "/en/feed.xml"],
    "/zh/RSS": [301, "/zh/feed.xml"],
    "/en/news/feed.xml": [301, "/en/feed.xml"],
    "/en/news/archive": [301, "/en/news"],
    "/en/news/page": [301, "/en/news"],
    [`${section}/feed`]: [301, `${section}/feed.xml`],
    "/en/sitemap.xml": [301, "/sitemap.xml"],
  };
  for (const [path, expected] of Object.entries(places)) {
    const headers = { "accept-language": "ru" };
    const response = await request.get(path, { maxRedirects: 0, headers });
    expect([response.status(), response.headers().location], path).toEqual(expected);
  }
  for (const path of [
    "/EN/Never-Was",
    "/DE",
    "/EN/STAFF",
    "/en/news/never-was/feed",
    "/en/feed/x",
  ]) {
    expect((await request.get(path, { maxRedirects: 0 })).status(), path).toBe(404);
  }
});

test("an unknown language is a localised 404", async ({ request, parser }) => {
  for (const path of ["/de", "/de/news", "/ZH-x", "/zh-Hans", "/favicon.icon", "/wp-login.php"]) {
    const response = await request.get(path, { maxRedirects: 0 });
    expect(response.status(), path).toBe(404);
    const page = await parser.html(await response.text());
    expect(page.lang, path).toBe(languages.en.tag);
    expect(page.headings).toEqual([messages("en")("NotFound.title")]);
  }
});
