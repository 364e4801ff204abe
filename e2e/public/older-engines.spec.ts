import type { Browser } from "@playwright/test";
import { look, seeAsOlderEngine, withoutGaps } from "@/e2e/fixtures/older-page";
import { templates } from "@/e2e/fixtures/templates";
import { expect, test } from "@/e2e/fixtures/test";

// Every template by what Chrome 80 and Safari 13.1 know: still a page, and nearly the same.

const widths = [360, 768, 1100, 1440];
/** Statuses and corporate pages share their templates with others. */
const others = /^(?:section page|archive page|bad request|page .*(?<!contact))$/;

async function pages(browser: Browser) {
  const context = await browser.newContext();
  const [older, now] = [await context.newPage(), await context.newPage()];
  await seeAsOlderEngine(older);
  const close = async () => {
    await older.unrouteAll({ behavior: "ignoreErrors" });
    await context.close();
  };
  return { older, now, close };
}

// What an engine knows of styles is the same for every language: by the longest words, and by those without spaces.
for (const locale of ["zh", "ru"] as const) {
  test(`an older engine keeps the pages in ${locale} in shape`, async ({
    browser,
    request,
    parser,
    origin,
  }) => {
    test.slow();
    const { older, now, close } = await pages(browser);
    const home = await parser.html(await (await request.get(`/${locale}`)).text());
    const chosen = templates(locale, home.links).filter(({ name }) => !others.test(name));
    expect(chosen.length).toBeGreaterThan(6);
    for (const { name, path } of chosen) {
      await Promise.all([older.goto(origin + path), now.goto(origin + path)]);
      for (const width of widths) {
        const window = { width, height: 900 };
        await Promise.all([older.setViewportSize(window), now.setViewportSize(window)]);
        await withoutGaps(older);
        const [seen, known] = await Promise.all([look(older), look(now)]);
        const where = `${name} at ${width}`;
        expect.soft(seen.touching, where).toEqual([]);
        expect.soft(seen.unreachable, where).toEqual([]);
        expect.soft(seen.scrollWidth, where).toBeLessThanOrEqual(width);
        expect.soft(seen.bullets, where).toBe(0);
        const { ground, ink, headline, text } = seen;
        expect.soft({ ground, ink, headline, size: text?.size, line: text?.line }, where).toEqual({
          ground: known.ground,
          ink: known.ink,
          headline: known.headline,
          size: known.text?.size,
          line: known.text?.line,
        });
        // Without a column of years beside it a list is wider, and never narrower.
        const least = (known.text?.width ?? 0) - 2;
        expect.soft(text?.width ?? 0, where).toBeGreaterThanOrEqual(least);
        for (const [index, picture] of seen.pictures.entries()) {
          const at = `picture ${index} of ${where}`;
          expect
            .soft(picture.width, at)
            .toBeGreaterThanOrEqual((known.pictures[index]?.width ?? 0) - 2);
          expect.soft(picture.right, at).toBeLessThanOrEqual(width + 1);
          if (!picture.cropped) expect.soft(picture.distorted, at).toBe(false);
        }
      }
    }
    await close();
  });
}
