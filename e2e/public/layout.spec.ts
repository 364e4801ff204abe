import { expect, test } from "@/e2e/fixtures/test";
import { locales } from "@/i18n/routing";

for (const locale of locales) {
  test(`pictures in ${locale} keep their place before they arrive`, async ({ page }) => {
    await page.goto(`/${locale}`);
    const pictures = page.locator("main img");
    expect(await pictures.count()).toBeGreaterThan(0);
    for (const picture of await pictures.all()) {
      await expect(picture).toHaveAttribute("width", /^\d+$/);
      await expect(picture).toHaveAttribute("height", /^\d+$/);
      // Empty beside a headline that says the same; never left out.
      await expect(picture).toHaveAttribute("alt");
    }
    await expect(pictures.first()).toHaveAttribute("fetchpriority", "high");
  });
}
