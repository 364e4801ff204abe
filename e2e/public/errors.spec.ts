import { matrix, withdrawalNotice } from "@/e2e/fixtures/documents";
import { pathOf } from "@/e2e/fixtures/publishing";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { languages, locales } from "@/i18n/routing";

const withdrawn = matrix.find(({ key }) => key === "matrix-withdrawn-withdrawn-withdrawn");
if (!withdrawn) throw new Error("The matrix has a document that is withdrawn everywhere");

for (const locale of locales) {
  const words = messages(locale);
  const cases = [
    { path: `/${locale}/never-was`, status: 404, title: words("NotFound.title") },
    { path: pathOf(withdrawn, locale), status: 410, title: words("Gone.title") },
    { path: `/${locale}/%zz`, status: 400, title: words("BadRequest.title") },
  ];
  for (const { path, status, title } of cases) {
    test(`the ${status} page in ${locale} is complete and leads on`, async ({ page }) => {
      const response = await page.goto(path);
      expect(response?.status()).toBe(status);
      await expect(page.locator("html")).toHaveAttribute("lang", languages[locale].tag);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      await expect(page.getByRole("contentinfo")).toBeVisible();
      if (status === 410)
        await expect(page.getByRole("main")).toContainText(withdrawalNotice[locale]);
      const robots = page.locator("meta[name=robots]");
      if ((await robots.count()) > 0) await expect(robots).toHaveAttribute("content", /noindex/);

      const news = page.getByRole("banner").getByRole("link", {
        name: words("SiteHeader.news"),
        exact: true,
      });
      await news.click();
      await expect(page).toHaveURL(new RegExp(`/${locale}/news$`));
    });
  }
}
