import { section } from "@/e2e/fixtures/publishing";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { languages, locales } from "@/i18n/routing";

// The way of a reader, by what a reader sees: roles and words of the language.

for (const locale of locales) {
  const words = messages(locale);
  // A phone's header and lists are the same in all three: there by the longest words.
  const tag = locale === "ru" ? [] : "@desktop";

  test.describe(`reading in ${locale}`, { tag }, () => {
    test("from the home page to a story, and back by the breadcrumbs", async ({ page }) => {
      await page.goto(`/${locale}`);
      await expect(page.locator("html")).toHaveAttribute("lang", languages[locale].tag);
      const main = page.getByRole("main");
      const story = main
        .getByRole("link")
        .and(page.locator(`[href^="/${locale}/news/${section.slugs[locale]}/"]`))
        .first();
      const title = (await story.textContent())?.trim() ?? "";
      await story.click();

      const headline = page.getByRole("heading", { level: 1 });
      await expect(headline).toHaveText(title);
      const article = page.getByRole("article").first();
      await expect(article.getByRole("figure").first()).toBeVisible();
      await expect(article.locator("time").first()).toHaveAttribute("datetime", /^\d{4}-\d\d-\d\d/);

      const crumbs = page.getByRole("navigation", { name: words("Breadcrumbs.label") });
      await expect(crumbs.locator("[aria-current=page]")).toHaveText(title);
      await crumbs.getByRole("link").nth(2).click();
      await expect(page).toHaveURL(new RegExp(`/${locale}/news/${section.slugs[locale]}$`));
      await crumbs.getByRole("link", { name: words("Breadcrumbs.news"), exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`/${locale}/news$`));
      await crumbs.getByRole("link", { name: words("Breadcrumbs.home"), exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`/${locale}$`));
    });

    test("through the archive, from the newest page to older ones and back", async ({ page }) => {
      await page.goto(`/${locale}/news`);
      const older = page.getByRole("link", { name: words("StoryList.older") });
      await older.click();
      await expect(page).toHaveURL(new RegExp(`/${locale}/news/page/\\d+$`));
      const newest = page.url();
      await older.click();
      await expect(page).not.toHaveURL(newest);
      await page.getByRole("link", { name: words("StoryList.newer") }).click();
      await expect(page).toHaveURL(newest);
      await older.click();
      await page.getByRole("link", { name: words("StoryList.newest") }).click();
      await expect(page).toHaveURL(new RegExp(`/${locale}/news$`));
    });

    test("header and footer lead to the news and the group's pages", async ({ page }) => {
      await page.goto(`/${locale}`);
      const header = page.getByRole("banner");
      const footer = page.getByRole("contentinfo");
      await expect(header).toBeVisible();
      await expect(footer.getByRole("link", { name: words("SiteFooter.feed") })).toBeVisible();
      const navigation = header.getByRole("navigation", { name: words("SiteHeader.navigation") });
      await navigation.getByRole("link", { name: words("SiteHeader.news"), exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page).toHaveURL(new RegExp(`/${locale}/news$`));
    });

    test("pages say all they have in the reader's language", async ({ page }) => {
      await page.goto(`/${locale}/news`);
      // A name of a message stands where its text is missing.
      await expect(page.locator("body")).not.toContainText(/\b[A-Z][A-Za-z]+\.[a-z][A-Za-z]+\b/);
      await expect(page.locator("body")).not.toContainText(/undefined|Invalid Date|NaN|\[object/);
    });
  });
}
