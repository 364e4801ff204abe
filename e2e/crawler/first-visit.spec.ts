import { type Browser, devices } from "@playwright/test";
import { type FirstVisit, measureVisit } from "@/e2e/fixtures/first-visit";
import { expect, test } from "@/e2e/fixtures/test";
import { type Locale, locales } from "@/i18n/routing";

// What a reader on a phone downloads with the first article.

/** Kilobytes without the lead picture. */
const most: Record<Locale, number> = { zh: 16, en: 40, ru: 55 };
/** Kilobytes more with it. */
const mostOfPicture = 30;

async function visit(browser: Browser, path: string): Promise<FirstVisit> {
  const context = await browser.newContext(devices["Pixel 7"]);
  try {
    return await measureVisit(await context.newPage(), path);
  } finally {
    await context.close();
  }
}

for (const locale of locales) {
  test(`the first article in ${locale} fits into what is allowed`, async ({ browser, page }) => {
    await page.goto(`/${locale}/news`);
    const path = await page
      .locator("article:has(img) a[href*='/news/']")
      .first()
      .getAttribute("href");
    const { lead, ...rest } = await visit(browser, path ?? "");
    const without = rest.document + rest.style + rest.font + rest.script + rest.other;
    test.info().annotations.push({
      type: "bytes",
      description: JSON.stringify({ path, lead, ...rest }),
    });
    expect(rest.script).toBe(0);
    expect(rest.document).toBeGreaterThan(1_000);
    expect(lead).toBeGreaterThan(1_000);
    expect(without / 1024).toBeLessThanOrEqual(most[locale]);
    expect(lead / 1024).toBeLessThanOrEqual(mostOfPicture);
  });
}
