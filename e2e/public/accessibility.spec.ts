import { ofWords } from "@/e2e/fixtures/axe-rules";
import { templates } from "@/e2e/fixtures/templates";
import { expect, test } from "@/e2e/fixtures/test";
import { type Locale, locales } from "@/i18n/routing";

const ofColours = ["color-contrast", "link-in-text-block"];

/**
 * A page is built alike in all three languages: axe looks at the whole of it in one, in the light,
 * and in one in the dark; in the third at what words decide, and at colours, for what Russian does not have.
 */
const looks: Record<Locale, { colorScheme: "light" | "dark"; rules?: readonly string[] }> = {
  ru: { colorScheme: "light" },
  en: { colorScheme: "dark" },
  zh: { colorScheme: "light", rules: [...ofWords, ...ofColours] },
};

/** The parts of all others, as a phone shows them. */
const onPhones = ["home", "news", "year", "story", "search", "search without results", "not found"];

for (const locale of locales) {
  // What a phone's header and lists are made of is the same in all three: there by the longest words.
  const tag = locale === "ru" ? [] : "@desktop";
  const { colorScheme, rules } = looks[locale];
  test(`axe finds nothing on any template in ${locale}, in the ${colorScheme}`, { tag }, async ({
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
    await page.emulateMedia({ colorScheme });
    for (const { name, path } of all) {
      await page.goto(path);
      expect.soft(await axe(page, rules), name).toEqual([]);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(over, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
    }
  });
}
