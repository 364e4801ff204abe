import { photograph } from "@/e2e/fixtures/desk";
import { desksOf } from "@/e2e/fixtures/desks";
import { cli } from "@/e2e/fixtures/engine";
import { section } from "@/e2e/fixtures/publishing";
import { colleague, signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { documentDetail, receipts } from "@/features/editorial/data";
import { storyPaths } from "@/features/editorial/paths";
import { publish } from "@/features/editorial/publishing/publish";
import { newDocument, paragraphs, statesOf, write } from "@/features/editorial/testing/newsroom";
import { type Locale, languages, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

// A figure that is wrong in three languages: one walk, one review, one publish, one receipt.

const titleIn = (locale: Locale) => `${{ zh: "大桥", en: "A bridge", ru: "Мост" }[locale]} 3`;

/** Public in three languages, with a figure that is wrong in all of them. */
async function liveStory(): Promise<string> {
  const documentId = await newDocument({ sectionKey: section.key, primaryLocale: "zh" });
  for (const locale of locales) {
    const slug = `errand-${documentId}`;
    const body = paragraphs(`${titleIn(locale)}: 3 km.`, "2019");
    await write(cli, documentId, locale, { slug, title: titleIn(locale), summary: "3 km", body });
  }
  await publish(cli, { documentId, texts: locales.map((locale) => ({ locale })) });
  return documentId;
}

for (const desk of desksOf("ru")) {
  test(`a figure is corrected in three languages in one go, by two people (desk in ${desk})`, async ({
    page,
    context,
    browser,
    origin,
    axe,
  }) => {
    test.setTimeout(300_000);
    const t = messages(desk);
    const documentId = await liveStory();
    await signInAs(context, origin, "author", { locale: desk, name: "Li Author" });
    // One of the desks is a phone, by the longest words; the other person's is none.
    if (desk === "ru") await page.setViewportSize({ width: 390, height: 844 });

    // Begun on the story's page, by keyboard alone.
    await page.goto(storyPaths.story(desk, documentId));
    expect(await axe(page)).toEqual([]);
    await photograph(page, `${desk}-errand-chooser`);
    await page.getByRole("button", { name: t("ErrandChooser.begin") }).press("Enter");
    const bar = page.getByRole("navigation", { name: t("ErrandBar.label") });
    for (const [index, locale] of locales.entries()) {
      await page.waitForURL(new RegExp(`/${locale}\\?errand=zh\\.en\\.ru$`));
      await expect(bar).toContainText(t("ErrandBar.at", { number: index + 1, total: 3 }));
      if (index === 0) {
        expect(await axe(page)).toEqual([]);
        await photograph(page, `${desk}-errand-text`);
      }
      // Left at once after typing: it is saved before the next text is opened.
      await page.getByLabel(t("TextFields.summary"), { exact: true }).fill(`4 km (${locale})`);
      const next = locales[index + 1];
      const name = next
        ? t("ErrandBar.next", { language: languages[next].name })
        : t("ErrandBar.nextTogether");
      await bar.getByRole("link", { name }).press("Enter");
    }

    // One submit, with what changed in each language before one's eyes.
    await page.waitForURL(/\/errand\?texts=zh\.en\.ru$/);
    for (const locale of locales) {
      await expect(page.locator("ins", { hasText: `(${locale})` })).toBeVisible();
    }
    expect(await axe(page)).toEqual([]);
    await photograph(page, `${desk}-errand-submit`);
    await page
      .getByRole("button", { name: t("ErrandSteps.step.submit", { count: 3 }) })
      .press("Enter");
    await expect(page.getByText(t("ErrandSteps.waits.approve"))).toBeVisible();
    await expect(page.getByRole("heading", { name: t("ErrandSteps.title") })).toBeFocused();
    for (const locale of locales) {
      expect((await statesOf(documentId, locale))?.editorial).toBe("IN_REVIEW");
    }

    // One approval, by somebody else, who came for one of the texts.
    const editor = await colleague(browser, origin, "editor", {
      locale: desk,
      name: "Anna Editor",
    });
    await editor.goto(storyPaths.review(desk, documentId, "en"));
    await editor.getByRole("link", { name: t("ReviewPage.together", { count: 3 }) }).click();
    for (const locale of locales) {
      await expect(editor.locator("ins", { hasText: `(${locale})` })).toBeVisible();
    }
    expect(await axe(editor)).toEqual([]);
    await photograph(editor, `${desk}-errand-approve`);
    await editor.getByRole("button", { name: t("ErrandSteps.step.approve", { count: 3 }) }).click();
    const toPublish = editor.getByRole("link", {
      name: t("ErrandSteps.step.publish", { count: 3 }),
    });
    await expect(toPublish).toBeVisible();
    const { texts } = await documentDetail(documentId);
    expect(texts.map(({ approval, publicHash }) => approval?.publicHash === publicHash)).toEqual([
      true,
      true,
      true,
    ]);

    // One publish, one receipt, which speaks of pages.
    await toPublish.click();
    await expect(editor.locator(".publish-plan[data-ready]")).toBeVisible({ timeout: 90_000 });
    await editor.getByRole("button", { name: t("PublishPanel.publish", { count: 3 }) }).click();
    await editor.waitForURL(/\/receipts\//);
    await expect(editor.getByRole("heading", { name: t("ReceiptView.state.DONE") })).toBeVisible({
      timeout: 90_000,
    });
    const rows = editor.locator(".receipt-pages > li");
    await expect(rows).toHaveCount(3);
    for (const [index, locale] of locales.entries()) {
      await expect(rows.nth(index)).toContainText(titleIn(locale));
    }
    await expect(editor.getByRole("heading", { name: t("ReceiptView.else") })).toBeVisible();
    await expect(editor.locator(".receipt-urls")).toBeHidden();
    expect(await axe(editor)).toEqual([]);
    await photograph(editor, `${desk}-errand-receipt`);
    await editor.locator(".receipt summary").click();
    await expect(editor.locator(".receipt-urls code").first()).toBeVisible();
    const made = await receipts({ documentId });
    expect(made.map(({ locales: of }) => [...of].sort())).toEqual([
      ["en", "ru", "zh"],
      ["en", "ru", "zh"],
    ]);
    for (const row of await rows.all()) {
      const href = (await row.getByRole("link").getAttribute("href")) ?? "";
      expect(await (await fetch(origin + href)).text()).toContain("4 km");
    }

    // Whoever comes back finds it done.
    await page.reload();
    await expect(page.getByText(t("ErrandSteps.done"))).toBeVisible();

    // A withdrawal's receipt speaks of the page as well.
    if (desk !== "ru") return;
    await editor.goto(storyPaths.publish(desk, documentId));
    const withdrawal = editor.getByRole("region", { name: t("WithdrawPanel.title") });
    await withdrawal.getByRole("checkbox", { name: /Русский/ }).check();
    await withdrawal.getByRole("textbox").fill("Ошибка в тексте.");
    await withdrawal
      .getByRole("button", { name: t("WithdrawPanel.withdraw", { count: 1 }) })
      .click();
    const heading = t("ReceiptView.withdrawal.DONE");
    await expect(editor.getByRole("heading", { name: heading })).toBeVisible({ timeout: 90_000 });
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText(titleIn("ru"));
    expect(await axe(editor)).toEqual([]);
    await photograph(editor, `${desk}-withdrawal-receipt`);
  });
}

test("all languages go on or none, and what keeps one back leads to where it is mended", async ({
  page,
  context,
  origin,
}) => {
  test.setTimeout(120_000);
  const t = messages("en");
  await signInAs(context, origin, "editor", { locale: "en" });
  const documentId = await liveStory();
  for (const locale of locales) {
    await write(cli, documentId, locale, { summary: "4 km" });
  }
  await page.goto(storyPaths.errand("en", documentId, locales));
  // A colleague goes on with one of the texts: what was shown is not what would be submitted.
  await write(cli, documentId, "en", { summary: "5 km" });
  const submit = page.getByRole("button", { name: t("ErrandSteps.step.submit", { count: 3 }) });
  await submit.click();
  await expect(page.locator(".desk-notice-bad")).toContainText(
    `English: ${t("EditorialReasons.stale")}`,
  );
  for (const locale of locales) {
    expect((await statesOf(documentId, locale))?.editorial).toBe("DRAFT");
  }

  // One of them has no title any more.
  await write(cli, documentId, "ru", { title: "", summary: "4 km" });
  await page.reload();
  const russian = page.getByRole("region", { name: "Русский" }).first();
  await expect(russian).toContainText(t("EditorialReasons.title-missing"));
  const mend = russian.getByRole("link", { name: t("EditorialReasons.mend.text") });
  await expect(mend).toHaveAttribute("href", storyPaths.text("en", documentId, "ru"));
  await submit.click();
  // Submitting needs no title, approving does.
  await expect(page.getByRole("button", { name: /Approve 3/ })).toBeVisible();
  await page.getByRole("button", { name: /Approve 3/ }).click();
  await expect(page.locator(".desk-notice-bad")).toContainText(t("EditorialReasons.title-missing"));
  expect(await editorialDb().approval.count({ where: { translation: { documentId } } })).toBe(3);

  // It goes on without it, when that is wanted.
  await russian
    .getByRole("link", { name: t("ErrandPage.without", { language: "Русский" }) })
    .click();
  await page.getByRole("button", { name: t("ErrandSteps.step.approve", { count: 2 }) }).click();
  const publishing = page.getByRole("link", {
    name: t("ErrandSteps.step.publish", { count: 2 }),
  });
  await publishing.click();
  const chosen = page.getByRole("group", { name: t("PublishPanel.languages") });
  await expect(chosen.getByRole("checkbox", { checked: true })).toHaveCount(2);
});
