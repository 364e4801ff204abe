import { templates } from "@/e2e/fixtures/templates";
import { expect, test } from "@/e2e/fixtures/test";
import { locales } from "@/i18n/routing";

/** What the colours of a page decide, and nothing else of it. */
const ofColours = ["color-contrast", "link-in-text-block"];

/** The parts of all others, as a phone shows them. */
const onPhones = ["home", "news", "year", "story", "search", "search without results", "not found"];

for (const locale of locales) {
  test(`axe finds nothing on any template in ${locale}, light and dark`, async ({
    page,
    request,
    parser,
    axe,
    isMobile,
  }) => {
    test.setTimeout(120_000);
    const home = await parser.html(await (await request.get(`/${locale}`)).text());
    const all = [
      ...templates(locale, home.links),
      { name: "search form", path: `/${locale}/search` },
    ].filter(({ name }) => !isMobile || onPhones.includes(name));
    for (const { name, path } of all) {
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(path);
      expect.soft(await axe(page), name).toEqual([]);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(over, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
      // The colours are the same at every width.
      if (isMobile) continue;
      await page.emulateMedia({ colorScheme: "dark" });
      expect.soft(await axe(page, ofColours), `${name}, dark`).toEqual([]);
    }
  });
}
