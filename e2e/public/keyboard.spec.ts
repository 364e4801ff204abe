import type { Page } from "@playwright/test";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { locales } from "@/i18n/routing";

for (const locale of locales) {
  const words = messages(locale);

  test(`in ${locale} the first key leads past the header`, async ({ page }) => {
    await page.goto(`/${locale}/news`);
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: words("SkipLink.label") });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await inMain(page)).toBe(true);
  });

  test(`in ${locale} whatever has the focus shows it`, async ({ page }) => {
    await page.goto(`/${locale}/news`);
    const unseen: string[] = [];
    for (let step = 0; step < 25; step += 1) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(describeFocus);
      if (!focused.visible) unseen.push(focused.name);
    }
    expect(unseen).toEqual([]);
  });
}

function inMain(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.closest("main") !== null);
}

/** Runs in the browser: an outline, or a shadow or line in its place, and within the window. */
function describeFocus() {
  const element = document.activeElement;
  if (!element || element === document.body) return { name: "end of page", visible: true };
  const style = getComputedStyle(element);
  const outlined = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
  const box = element.getBoundingClientRect();
  const within = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return {
    name: `${element.tagName} ${element.textContent?.trim().slice(0, 40)}`,
    visible: (outlined || style.boxShadow !== "none") && within && box.width > 0,
  };
}
