import { expect, messages, test } from "@/e2e/fixtures/test";
import { locales } from "@/i18n/routing";

for (const locale of locales) {
  const words = messages(locale);

  test(`in ${locale} a phone's menu opens, leads on and closes by keys`, async ({
    page,
    isMobile,
  }) => {
    // Of a phone alone; a narrow window on a desktop has the same one.
    if (!isMobile) return;
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(`/${locale}/news`);
    const button = page.getByRole("button", { name: words("SiteHeader.group") });
    const menu = page.locator("#site-pages");
    await button.focus();
    await expect(menu).toBeHidden();
    await page.keyboard.press("Enter");
    await expect(menu).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(menu.getByRole("link").first()).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(menu).toBeHidden();
    await expect(button).toBeFocused();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page).not.toHaveURL(/\/news$/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
}
