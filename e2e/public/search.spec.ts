import type { Page } from "@playwright/test";
import { section } from "@/e2e/fixtures/publishing";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { type Locale, languages, locales } from "@/i18n/routing";

/** The first content's main story is found by it, in its own language. */
const asked: Record<Locale, { q: string; form: string; word: string }> = {
  zh: { q: "马兴瑞", form: "ma xing rui", word: "马兴瑞" },
  en: { q: "delegations", form: "马兴瑞", word: "Ma Xingrui" },
  ru: { q: "губернатором", form: "Ma Xingrui", word: "Ма Синжуй" },
};

/** Another reader each time: what one asks for is counted. */
let readers = 0;
test.beforeEach(async ({ page }, { workerIndex, project }) => {
  readers += 1;
  const network = project.name.length;
  await page.setExtraHTTPHeaders({
    "X-Forwarded-For": `198.51.${100 + network}.${((workerIndex * 60 + readers) % 250) + 1}`,
  });
});

/** Below the header, which the first of these uses on a phone, results are a list like all others. */
const tag = "@desktop";

const results = (page: Page) => page.locator(".search-results article");

for (const locale of locales) {
  const t = messages(locale);
  const { q, form, word } = asked[locale];

  test(`in ${locale} the field in the header finds stories and marks the words`, async ({
    page,
    isMobile,
  }) => {
    await page.goto(`/${locale}`);
    if (isMobile) await page.getByRole("button", { name: t("SiteHeader.search") }).click();
    const field = page.getByRole("searchbox", { name: t("SearchForm.label") });
    await field.fill(q);
    await field.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/${locale}/search\\?q=`));
    expect(await results(page).count()).toBeGreaterThan(0);
    await expect(page.locator(".search-results mark").first()).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("Search.title"));
    await expect(page.locator("html")).toHaveAttribute("lang", languages[locale].tag);
    const first = results(page).first().getByRole("link");
    await expect(first).toHaveAttribute("href", new RegExp(`^/${locale}/`));
    await first.click();
    await expect(page.getByRole("article").first()).toBeVisible();
  });

  test(`in ${locale} a name in another script is found, and other languages are offered`, {
    tag,
  }, async ({ page }) => {
    await page.goto(`/${locale}/search?q=${encodeURIComponent(form)}`);
    await expect(page.locator(".search-results")).toContainText(word);
    for (const other of locales.filter((each) => each !== locale)) {
      const offer = page.locator(`.search-others a[hreflang="${languages[other].tag}"]`);
      await expect(offer).toHaveAttribute(
        "href",
        `/${other}/search?${new URLSearchParams({ q: form })}`,
      );
    }
  });

  test(`in ${locale} a section and a year narrow the results`, { tag }, async ({ page }) => {
    const words = { zh: "测试用", en: "artificial", ru: "искусственный" }[locale];
    await page.goto(`/${locale}/search?q=${encodeURIComponent(words)}`);
    const years = page.getByRole("navigation", { name: t("Search.year") });
    await years.getByRole("link", { name: "2013" }).click();
    await expect(page).toHaveURL(/year=2013/);
    await expect(years.locator("[aria-current]")).toContainText("2013");
    for (const day of await results(page).locator("time").all()) {
      await expect(day).toHaveAttribute("datetime", /^2013-/);
    }
    await page.goto(`/${locale}/search?q=${encodeURIComponent(words)}&section=${section.key}`);
    expect(await results(page).count()).toBe(10);
    const next = page.getByRole("navigation", { name: t("Search.pages") }).getByRole("link");
    await next.last().click();
    await expect(page).toHaveURL(/page=2/);
    await expect(page.locator(".search-results")).toHaveAttribute("start", "11");
  });

  test(`in ${locale} nothing found helps on, and a slip is put right`, { tag }, async ({
    page,
  }) => {
    const wrong = { zh: "Guandong", en: "delagation", ru: "делигация" }[locale];
    await page.goto(`/${locale}/search?q=${wrong}`);
    await expect(page.getByRole("heading", { name: t("Search.ways") })).toBeVisible();
    await page.locator(".search-suggestion").click();
    expect(await results(page).count()).toBeGreaterThan(0);
  });
}

test("a search works with the keyboard alone", { tag }, async ({ page }) => {
  await page.goto("/en/search");
  const field = page.getByRole("searchbox");
  await field.focus();
  await page.keyboard.type("Guangdong");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("main").getByRole("button")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("searchbox")).toHaveValue("Guangdong");
  expect(await results(page).count()).toBeGreaterThan(0);
});

test("words are shown as they were typed, and never as markup", { tag }, async ({ page }) => {
  await page.goto(`/en/search?q=${encodeURIComponent('<b>"x" &amp; Guangdong')}`);
  await expect(page.getByRole("searchbox")).toHaveValue('<b>"x" &amp; Guangdong');
  await expect(page.locator("main b")).toHaveCount(0);
});

test("no browser searches before it is asked to", { tag }, async ({ page }) => {
  await page.goto("/en/search?q=artificial");
  // What it may fetch ahead it is told by rules: no search is meant by them, and each result is.
  const ahead = await page.evaluate(fetchedAhead, ".search-filter a, .archive-nav a");
  expect(ahead.length).toBeGreaterThan(5);
  expect(ahead.filter(({ fetched }) => fetched)).toEqual([]);
  const found = await page.evaluate(fetchedAhead, ".search-results article a");
  expect(found.length).toBeGreaterThan(5);
  expect(found.filter(({ fetched }) => !fetched)).toEqual([]);
});

/** Runs in the browser: which of these links its rules let it fetch before they are followed. */
function fetchedAhead(selector: string): { href: string; fetched: boolean }[] {
  type Where = { and?: Where[]; not?: Where; href_matches?: string | string[] };
  const matches = ({ and, not, href_matches }: Where, href: string): boolean => {
    if (and) return and.every((each) => matches(each, href));
    if (not) return !matches(not, href);
    return [href_matches ?? []].flat().some((pattern) => {
      // Of browsers as these tests use them; TypeScript's own list does not have it yet.
      const { URLPattern } = globalThis as unknown as {
        URLPattern: new (pattern: string, base: string) => { test: (href: string) => boolean };
      };
      return new URLPattern(pattern, location.href).test(href);
    });
  };
  const rules = [...document.querySelectorAll("script[type=speculationrules]")].flatMap(
    (script) => Object.values(JSON.parse(script.textContent ?? "{}")).flat() as { where: Where }[],
  );
  return [...document.querySelectorAll<HTMLAnchorElement>(selector)].map(({ href }) => ({
    href,
    fetched: rules.some(({ where }) => matches(where, href)),
  }));
}
