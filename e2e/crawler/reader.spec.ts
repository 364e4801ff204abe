import { convert, type HtmlToTextOptions } from "html-to-text";
import { gluedPieces } from "@/e2e/fixtures/glued";
import { readerOf } from "@/e2e/fixtures/reader-mode";
import { templates } from "@/e2e/fixtures/templates";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { languages, locales } from "@/i18n/routing";

// What is left of a page without its stylesheet: in reader modes, text browsers, copied words.

for (const locale of locales) {
  const words = messages(locale);

  test(`reader mode in ${locale} has each article from its first word to its last, and nothing else`, async ({
    page,
    request,
    parser,
  }) => {
    const read = await readerOf(page);
    const home = await parser.html(await (await request.get(`/${locale}`)).text());
    const stories = home.links.filter((link) =>
      /\/news\/(?!archive|page)[^/]+\/[^/.]+$/.test(link),
    );
    const pages = templates(locale, home.links).filter(({ name }) => name.startsWith("page "));
    const paths = new Set([...stories, ...pages.map(({ path }) => path)]);
    let checked = 0;
    for (const path of paths) {
      const { reader, own } = await read(await (await request.get(path)).text());
      expect(own.first, path).not.toBe("");
      expect.soft(reader?.text, path).not.toContain(words("SkipLink.label"));
      // Of one paragraph: what stands beside it is longer, and no browser offers its reader mode.
      if (own.blocks < 2) continue;
      checked += 1;
      expect.soft(reader, path).toMatchObject({
        title: own.title,
        // A story's publisher has one name for machines, whatever the page's language.
        siteName: (own.published === null ? words : messages("en"))("Site.name"),
        lang: languages[locale].tag,
        publishedTime: own.published,
      });
      const story = own.published !== null;
      if (story) expect.soft(reader?.byline, path).toBeTruthy();
      const text = reader?.text ?? "";
      expect.soft(text.startsWith(own.first), `${path} begins: ${text.slice(0, 80)}`).toBe(true);
      expect.soft(text.endsWith(own.last), `${path} ends: ${text.slice(-80)}`).toBe(true);
      // A link of the text itself may have the words of one beside it: the whole page's address never.
      const foreign = own.foreign.filter((each) => !own.title.includes(each) && each.length > 12);
      for (const each of foreign) expect.soft(text, path).not.toContain(`${own.last}${each}`);
      expect.soft(text, path).not.toContain(words("ArticleShare.paper"));
      expect.soft(text, path).not.toContain(words("Article.previous"));
    }
    // The seed's three stories, and the two pages that have more than a paragraph.
    expect(checked).toBeGreaterThanOrEqual(5);
  });

  test(`in ${locale} nothing is set apart by the stylesheet alone`, async ({
    page,
    request,
    parser,
  }) => {
    const home = await parser.html(await (await request.get(`/${locale}`)).text());
    for (const { name, path } of templates(locale, home.links)) {
      await page.goto(path);
      expect.soft(await page.evaluate(gluedPieces), `${name} ${path}`).toEqual([]);
    }
  });

  test(`a story in ${locale} as text has captions, credits, dates and ways on lines of their own`, async ({
    page,
    request,
    parser,
  }) => {
    const home = await parser.html(await (await request.get(`/${locale}`)).text());
    const story = templates(locale, home.links).find(({ name }) => name === "story");
    await page.goto(story?.path ?? "");
    const apart = await page
      .locator(
        ".figure-caption, .figure-credit, .story-meta p, .sidebar-facts dt, .language-links li",
      )
      .allTextContents();
    expect(apart.length).toBeGreaterThan(6);
    const html = await (await request.get(story?.path ?? "")).text();
    const options: HtmlToTextOptions = {
      wordwrap: false,
      selectors: [
        { selector: "a", options: { ignoreHref: true } },
        // What every browser knows to be blocks, and this renderer does not.
        ...["dl", "dt", "dd"].map((selector) => ({ selector, format: "block" })),
      ],
    };
    const lines = new Set(
      convert(html, options)
        .split("\n")
        .map((line) =>
          line
            .replace(/^[ *]+/, "")
            .replace(/\s+/g, " ")
            .trim(),
        ),
    );
    for (const piece of apart)
      expect.soft([...lines], piece).toContain(piece.replace(/\s+/g, " ").trim());
  });
}
