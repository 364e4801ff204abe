import { letters, readPdf } from "@/e2e/fixtures/printed";
import { templates } from "@/e2e/fixtures/templates";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { locales } from "@/i18n/routing";

for (const locale of locales) {
  const words = messages(locale);

  test(`an article in ${locale}, printed and read back, is all there and nothing else`, async ({
    page,
    request,
    parser,
  }) => {
    const home = await parser.html(await (await request.get(`/${locale}`)).text());
    const story = templates(locale, home.links).find(({ name }) => name === "story");
    await page.goto(story?.path ?? "");
    const shown = await page.evaluate(readArticle);
    const file = await page.pdf({ preferCSSPageSize: true });
    const { pages, size } = await readPdf(file);

    expect(size, "A4").toEqual([595, 842]);
    expect(pages.length).toBeGreaterThan(1);
    const printed = letters(pages.join(""));
    expect(pages[0] && letters(pages[0]), "title").toContain(letters(shown.title));
    expect(shown.dates.length).toBeGreaterThan(0);
    for (const date of shown.dates) expect.soft(printed, "date").toContain(letters(date));
    expect(printed, "address").toContain(letters(shown.address));
    expect(shown.captions.length).toBeGreaterThan(1);
    for (const caption of shown.captions) expect.soft(printed).toContain(letters(caption));
    expect(shown.blocks.length).toBeGreaterThan(10);
    let at = 0;
    for (const block of shown.blocks) {
      const found = printed.indexOf(letters(block), at);
      expect.soft(found, `in its place: ${block}`).toBeGreaterThanOrEqual(at);
      at = Math.max(at, found);
    }

    const own = letters([shown.article, words("SkipLink.label")].join());
    const foreign = shown.ways.map(letters).filter((way) => way && !own.includes(way));
    expect(foreign.length).toBeGreaterThan(5);
    for (const way of [...foreign, letters(words("SkipLink.label"))]) {
      expect.soft(printed, "no way to another page").not.toContain(way);
    }
  });
}

/** Runs in the browser: what the article says, and where else the page leads. */
function readArticle() {
  const article = document.querySelector("article.piece");
  const texts = (selector: string, from: ParentNode = article ?? document) =>
    [...from.querySelectorAll(selector)].map((element) => element.textContent?.trim() ?? "");
  const prose = ".prose > :is(p, h2, h3), .prose :is(li > p, blockquote > p, caption, th, td)";
  return {
    title: texts("h1")[0] ?? "",
    dates: texts("time"),
    address: document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? "",
    captions: texts("figcaption"),
    blocks: texts(prose).filter(Boolean),
    article: texts(":scope > :not(.columns), .prose").join(),
    ways: texts("nav a, nav [aria-current], .site-footer a", document),
  };
}
