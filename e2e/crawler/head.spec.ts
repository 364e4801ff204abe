import { archive, matrix, titleOf } from "@/e2e/fixtures/documents";
import { pathOf, section } from "@/e2e/fixtures/publishing";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { languages, locales } from "@/i18n/routing";

type Crumb = { position: number; name: string; item?: string };

const everywhere = matrix.find(({ key }) => key === "matrix-live-live-live");
if (!everywhere) throw new Error("The matrix has a document that is live in every language");

for (const locale of locales) {
  const words = messages(locale);

  test(`an article in ${locale} says what it is`, async ({ request, parser, origin }) => {
    const path = pathOf(everywhere, locale);
    const title = titleOf(everywhere, locale);
    const page = await parser.html(await (await request.get(path)).text());
    expect(page.title).toBe(words("Site.titleOf", { title }));
    expect(page.description).toBe(`${title}.`);
    expect(page.canonical).toEqual([origin + path]);
    expect(page.openGraph).toMatchObject({
      "og:title": expect.stringContaining(title),
      "og:type": "article",
      "og:url": origin + path,
      "og:locale": languages[locale].openGraph,
      "og:site_name": words("Site.name"),
    });
    expect(page.feeds.map((feed) => new URL(feed, origin).pathname)).toContain(
      `/${locale}/feed.xml`,
    );
  });

  test(`breadcrumbs in ${locale} are the same to see and to read by machine`, async ({
    page,
    request,
    parser,
    origin,
  }) => {
    const path = pathOf(everywhere, locale);
    await page.goto(path);
    const shown = page.getByRole("navigation", { name: words("Breadcrumbs.label"), exact: true });
    const names = (await shown.getByRole("listitem").allTextContents()).map((name) => name.trim());
    expect(names).toHaveLength(4);
    expect(names.slice(0, 2)).toEqual([words("Breadcrumbs.home"), words("Breadcrumbs.news")]);

    const facts = await parser.html(await (await request.get(path)).text());
    const list = facts.structured.find(
      (data) => (data as { "@type"?: string })["@type"] === "BreadcrumbList",
    ) as { itemListElement: Crumb[] };
    expect(list.itemListElement.map((crumb) => crumb.position)).toEqual([1, 2, 3, 4]);
    expect(list.itemListElement.map((crumb) => crumb.name)).toEqual(names);
    const items = list.itemListElement.map((crumb) => crumb.item).slice(0, 3);
    expect(items).toEqual([
      `${origin}/${locale}`,
      `${origin}/${locale}/news`,
      `${origin}/${locale}/news/${section.slugs[locale]}`,
    ]);
  });

  test(`archive pages in ${locale} are numbered from the oldest`, async ({ request, parser }) => {
    const oldest = archive.filter((document) => document.states[locale] === "live")[0];
    if (!oldest) throw new Error("The archive has stories in every language");
    const first = await parser.html(await (await request.get(`/${locale}/news/page/1`)).text());
    const head = await parser.html(await (await request.get(`/${locale}/news`)).text());
    expect(head.links).not.toContain(pathOf(oldest, locale));
    // The status suite's own story may stand before the archive's oldest.
    expect(first.links).toContain(pathOf(oldest, locale));
  });

  test(`the feed in ${locale} is RSS in its language`, async ({ request, parser, origin }) => {
    const response = await request.get(`/${locale}/feed.xml`);
    expect(response.headers()["content-type"]).toMatch(/^application\/rss\+xml/);
    const source = await response.text();
    const feed = await parser.xml(source);
    expect(feed.wellFormed).toBe(true);
    expect(feed.language?.toLowerCase()).toBe(languages[locale].tag.toLowerCase());
    expect(feed.items.length).toBeGreaterThan(0);
    for (const item of feed.items) {
      expect(item.link.startsWith(`${origin}/${locale}/news/`)).toBe(true);
      expect(item.title).not.toBe("");
    }
    expect(source).toContain(`${origin}/${locale}/feed.xml`);
  });
}

test("robots.txt lets crawlers in and names the sitemap", async ({ request, origin }) => {
  const response = await request.get("/robots.txt");
  expect(response.headers()["content-type"]).toContain("text/plain");
  const text = await response.text();
  expect(text).toContain(`Sitemap: ${origin}/sitemap.xml`);
  expect(text).not.toMatch(/^Disallow: \/$/m);
});

test("public pages may be kept by a shared cache for a bounded time only", async ({ request }) => {
  for (const path of ["/en", "/zh/news", pathOf(everywhere, "ru")]) {
    const cache = (await request.get(path)).headers()["cache-control"] ?? "";
    expect(cache, path).toContain("public");
    expect(cache, path).toContain("max-age=0");
    expect(cache, path).toContain("must-revalidate");
    const shared = Number(/s-maxage=(\d+)/.exec(cache)?.[1] ?? 0);
    expect(shared, path).toBeLessThanOrEqual(3_600);
    expect(cache, path).not.toContain("stale-while-revalidate=28");
  }
});

test("pictures are immutable and of the kind that their name says", async ({ request, parser }) => {
  const home = await parser.html(await (await request.get("/en")).text());
  const pictures = home.assets.filter((asset) => asset.startsWith("/media/"));
  expect(pictures.length).toBeGreaterThan(2);
  for (const picture of new Set(pictures)) {
    const response = await request.get(picture);
    expect(response.status(), picture).toBe(200);
    expect(response.headers()["cache-control"], picture).toContain("immutable");
    const kind = picture.endsWith("jpg") ? "jpeg" : picture.split(".").pop();
    expect(response.headers()["content-type"], picture).toBe(`image/${kind}`);
  }
});

test("an answer is the same in every encoding that a browser may ask for", async ({
  request,
  parser,
}) => {
  const home = await parser.html(await (await request.get("/en")).text());
  const styles = home.assets.filter((asset) => asset.endsWith(".css"));
  expect(styles.length).toBeGreaterThan(0);
  for (const path of ["/en", "/en/never-was", "/sitemap.xml", "/en/feed.xml", ...styles]) {
    const bodies = [];
    for (const encoding of ["identity", "gzip", "br", "gzip, deflate, br, zstd"]) {
      const response = await request.get(path, { headers: { "accept-encoding": encoding } });
      bodies.push(await response.text());
    }
    expect(bodies[0]?.length, path).toBeGreaterThan(100);
    expect(new Set(bodies).size, path).toBe(1);
  }
});
