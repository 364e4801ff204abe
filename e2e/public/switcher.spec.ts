import { matrix, titleOf } from "@/e2e/fixtures/documents";
import { pathOf } from "@/e2e/fixtures/publishing";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { languages, locales } from "@/i18n/routing";

const named = (key: string) => {
  const found = matrix.find((document) => document.key === key);
  if (!found) throw new Error(`The matrix has no ${key}`);
  return found;
};

for (const locale of locales) {
  const words = messages(locale);
  // Where it leads is written in the page, which is the same for a phone: there by the longest names.
  const tag = locale === "ru" ? [] : "@desktop";
  const label = words("LanguageSwitcher.label");

  test(`the switcher in ${locale} leads to this very page in each language`, { tag }, async ({
    page,
  }) => {
    const document = named("matrix-live-live-live");
    for (const other of locales.filter((each) => each !== locale)) {
      await page.goto(pathOf(document, locale));
      const switcher = page.getByRole("navigation", { name: label, exact: true });
      const link = switcher.locator(`a[hreflang="${languages[other].tag}"]`);
      await expect(link).toHaveAttribute("lang", languages[other].tag);
      await link.click();
      await expect(page).toHaveURL(pathOf(document, other));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(titleOf(document, other));
      await expect(page.locator("html")).toHaveAttribute("lang", languages[other].tag);
    }
  });

  test(`the switcher in ${locale} marks the language that is being read`, { tag }, async ({
    page,
  }) => {
    await page.goto(`/${locale}/news`);
    const switcher = page.getByRole("navigation", { name: label, exact: true });
    await expect(switcher.locator("[aria-current]")).toHaveText(languages[locale].name);
  });

  test(`where no translation is, the switcher in ${locale} says so and leads on`, { tag }, async ({
    page,
  }) => {
    const own = locales.indexOf(locale);
    for (const state of ["absent", "withdrawn"]) {
      const key = locales.map((_, at) => (at === own ? "live" : state)).join("-");
      const document = named(`matrix-${key}`);
      for (const other of locales.filter((each) => each !== locale)) {
        await page.goto(pathOf(document, locale));
        const switcher = page.getByRole("navigation", { name: label, exact: true });
        const link = switcher.locator(`a[hreflang="${languages[other].tag}"]`);
        const href = (await link.getAttribute("href")) ?? "";
        expect(href).not.toBe(pathOf(document, other));
        expect(href.startsWith(`/${other}`)).toBe(true);
        await expect(link).toHaveAccessibleName(new RegExp(languages[other].name));
        const name = await link.evaluate(
          (element) => element.getAttribute("aria-label") ?? element.textContent ?? "",
        );
        expect(name.trim()).not.toBe(languages[other].name);
        await link.click();
        await expect(page.locator("html")).toHaveAttribute("lang", languages[other].tag);
        await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
      }
    }
  });
}
