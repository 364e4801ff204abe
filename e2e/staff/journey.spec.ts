import type { Page } from "@playwright/test";
import { saved } from "@/e2e/fixtures/desk";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { type Locale, locales } from "@/i18n/routing";

/** What an editor writes in each language. */
const words: Record<Locale, { title: string; summary: string; text: string }> = {
  zh: {
    title: "代表团到访莫斯科",
    summary: "代表团在莫斯科参加圆桌会。",
    text: "会议在四月举行。",
  },
  en: {
    title: "A delegation comes to Moscow",
    summary: "The delegation took part in a roundtable in Moscow.",
    text: "The meeting was held in April.",
  },
  ru: {
    title: "Делегация приехала в Москву",
    summary: "Делегация приняла участие в круглом столе в Москве.",
    text: "Встреча прошла в апреле.",
  },
};

/** @returns the address that was proposed for it */
async function write(page: Page, desk: Locale, locale: Locale, title: string): Promise<string> {
  const t = messages(desk);
  const { summary, text } = words[locale];
  await page.getByRole("textbox", { name: t("TextEditor.body") }).click();
  await page.keyboard.type(text);
  await page.getByLabel(t("TextFields.title"), { exact: true }).fill(title);
  await page.getByLabel(t("TextFields.summary"), { exact: true }).fill(summary);
  // Leaving the title, an address is proposed.
  const slug = page.getByLabel(t("TextFields.slug"), { exact: true });
  await expect(slug).not.toHaveValue("");
  await saved(page);
  return slug.inputValue();
}

/**
 * Where each of the three desks is walked through: a desktop in English by keyboard alone
 * (keyboard.spec.ts). The words of every screen are looked at in all three in screens.spec.ts.
 */
const walks = { zh: "@desktop", ru: "@phone" } as const;

for (const [desk, tag] of Object.entries(walks) as [keyof typeof walks, string][]) {
  test(
    `a story is written, previewed, published and seen (desk in ${desk})`,
    { tag },
    async ({ page, context, browser, origin, axe }, testInfo) => {
      // Three texts, their previews and a receipt: more than one test's usual share.
      test.setTimeout(150_000);
      const t = messages(desk);
      // The same screens at a desktop's width are looked at one by one in screens.spec.ts.
      const lookAt = async () => {
        if (testInfo.project.name === "staff-phone") expect.soft(await axe(page)).toEqual([]);
      };
      // Two of these run at a time, and an address belongs to one story.
      const title = (locale: Locale) => `${words[locale].title} (${desk} ${testInfo.project.name})`;
      await signInAs(context, origin, "admin", { locale: desk });
      await page.goto(`/${desk}/staff/stories/new`);
      await lookAt();
      await page.getByLabel(t("NewStory.language")).selectOption("zh");
      await page.getByRole("button", { name: t("NewStory.begin") }).click();
      await page.waitForURL(/\/stories\/[0-9a-f-]{36}\/zh$/);
      const story = page.url().replace(/\/zh$/, "");
      const slugs: Partial<Record<Locale, string>> = {};
      for (const locale of locales) {
        await page.goto(`${story}/${locale}`);
        slugs[locale] = await write(page, desk, locale, title(locale));
        await lookAt();
      }
      await page.goto(story);
      await lookAt();

      await page.goto(`${story}/preview`);
      for (const locale of locales) {
        const frame = page.frameLocator(`iframe[src^="/${locale}/preview/story/"]`);
        await expect(frame.getByRole("heading", { level: 1 })).toHaveText(title(locale));
      }

      await page.goto(`${story}/publish`);
      await expect(page.locator(".publish-plan[data-ready]")).toBeVisible({ timeout: 30_000 });
      await lookAt();
      await page.getByRole("button", { name: t("PublishPanel.publish", { count: 3 }) }).click();
      await page.waitForURL(/\/receipts\//);
      await expect(page.getByRole("heading", { name: t("ReceiptView.state.DONE") })).toBeVisible({
        timeout: 30_000,
      });
      await lookAt();

      for (const locale of locales) {
        // A receipt lists the stories beside it as well.
        const path = await page
          .locator(`.receipt-urls a[href^="/${locale}/news/"][href$="/${slugs[locale]}"]`)
          .getAttribute("href");
        const reader = await browser.newContext({ javaScriptEnabled: false });
        const open = await reader.newPage();
        await open.goto(new URL(path ?? "", origin).href);
        await expect(open.getByRole("heading", { level: 1 })).toHaveText(title(locale));
        await reader.close();
      }
    },
  );
}
