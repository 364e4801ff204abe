import { expect, test } from "@/e2e/fixtures/test";
import { locales } from "@/i18n/routing";

// Apart from the rest of search: axe is a script, and the rest is tried without any, too.

for (const locale of locales) {
  test(`in ${locale} the search page has no fault that axe can find`, async ({ page, axe }) => {
    for (const query of ["?q=Bauing", "?q=qqqqzzzz", ""]) {
      await page.goto(`/${locale}/search${query}`);
      expect(await axe(page), query).toEqual([]);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, query).toBe(0);
    }
  });
}
