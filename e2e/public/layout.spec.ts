import { templates } from "@/e2e/fixtures/templates";
import { expect, test } from "@/e2e/fixtures/test";
import { locales } from "@/i18n/routing";

for (const locale of locales) {
  test(`no template in ${locale} scrolls sideways at 320 pixels`, async ({
    page,
    request,
    parser,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const home = await parser.html(await (await request.get(`/${locale}`)).text());
    for (const { name, path } of templates(locale, home.links)) {
      await page.goto(path);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(wide, name).toBeLessThanOrEqual(320);
    }
  });

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
