import { templates } from "@/e2e/fixtures/templates";
import { expect, test } from "@/e2e/fixtures/test";
import { locales } from "@/i18n/routing";

/** What the colours of a page decide, and nothing else of it: they are those of every language. */
const ofColours = ["color-contrast", "link-in-text-block"];

/** The parts of all others, as a phone shows them. */
const onPhones = ["home", "news", "year", "story", "search", "search without results", "not found"];

for (const locale of locales) {
  // What a phone's header and lists are made of is the same in all three: there by the longest words.
  const tag = locale === "ru" ? [] : "@desktop";
  test(`axe finds nothing on any template in ${locale}, light and dark`, { tag }, async ({
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
      // The colours are the same at every width, and in every language.
      if (isMobile || locale !== "en") continue;
      await page.emulateMedia({ colorScheme: "dark" });
      expect.soft(await axe(page, ofColours), `${name}, dark`).toEqual([]);
    }
  });
}
