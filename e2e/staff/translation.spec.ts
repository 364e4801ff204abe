import type { Page } from "@playwright/test";
import { photograph, saved } from "@/e2e/fixtures/desk";
import { desksOf } from "@/e2e/fixtures/desks";
import { cli } from "@/e2e/fixtures/engine";
import {
  changed,
  chinese,
  linkedStory,
  source,
  sourceIs,
  texts,
  written,
} from "@/e2e/fixtures/linked-story";
import { section } from "@/e2e/fixtures/publishing";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { storyPaths } from "@/features/editorial/paths";
import { newDocument, write } from "@/features/editorial/testing/newsroom";
import type { Locale } from "@/i18n/routing";

// A source changes, and its translations are brought after it, passage by passage.

// Each waits for several saves.
test.describe.configure({ timeout: 180_000 });

const pictureWidths = [1440, 1024, 390];

const stateOf = (page: Page, block: string) =>
  page.locator(`.source-row[data-key="t ${block}"] .row-state p`);

for (const desk of desksOf("ru")) {
  test(`exactly what changed is flagged, and brought up to date (desk in ${desk})`, async ({
    page,
    context,
    origin,
    axe,
  }) => {
    const t = messages(desk);
    await signInAs(context, origin, "author", { locale: desk, name: "Translator" });
    const documentId = await linkedStory();
    await sourceIs(documentId, changed);
    const flagged = page.locator(".source-row.is-changed");
    const count = page.locator(".translation-count");

    await page.goto(storyPaths.story(desk, documentId));
    await expect(page.getByRole("link", { name: /2 .*6|6 .*2/ })).toHaveCount(2);

    for (const locale of ["en", "ru"] as const) {
      await page.goto(storyPaths.translate(desk, documentId, locale));
      await expect(flagged).toHaveCount(2);
      await expect(stateOf(page, "b2")).toContainText(t("Translation.state.changed"));
      await expect(stateOf(page, "b1")).toContainText(t("Translation.state.current"));
      // Then and now: what came is marked, character by character.
      const came = await page.locator(".source-row.is-changed ins").allTextContents();
      expect(came.join("")).toMatch(/^(?:、|和医院|和|医院)*三份$/);
      // One memorandum or three: said where it stands.
      await expect(page.locator('.source-row[data-key="t b3"] .row-facts')).toContainText("三");
      await photograph(page, `${desk}-translation-${locale}`, pictureWidths);
    }
    await expect(page.locator(".ProseMirror")).toBeVisible();
    expect(await axe(page)).toEqual([]);

    // One is written anew and confirmed, the other still holds.
    await page.goto(storyPaths.translate(desk, documentId, "en"));
    const editor = page.getByRole("textbox", { name: t("TextEditor.body") });
    await editor.getByText(`${written.en[1]}`).click();
    await page.keyboard.press("End");
    await page.keyboard.type(" And hospitals.");
    await saved(page);
    await expect(flagged).toHaveCount(2);
    const confirm = (block: string) =>
      page
        .locator(`.source-row[data-key="t ${block}"]`)
        .getByRole("button", { name: t("Translation.confirm"), exact: true });
    await confirm("b2").click();
    await expect(stateOf(page, "b2")).toContainText(t("Translation.state.current"));
    await expect(stateOf(page, "b2")).toBeFocused();
    await confirm("b3").click();
    await expect(stateOf(page, "b3")).toContainText(t("Translation.state.confirmed"));
    await expect(count).toHaveText(t("Translation.upToDate"));
    expect(await axe(page)).toEqual([]);
  });
}

test("the source changes while somebody types: they are told, and nothing is lost", async ({
  page,
  context,
  origin,
}) => {
  const t = messages("en");
  await signInAs(context, origin, "author", { locale: "en", name: "Translator" });
  const documentId = await linkedStory();
  await page.goto(storyPaths.translate("en", documentId, "en"));
  const editor = page.getByRole("textbox", { name: t("TextEditor.body") });
  await editor.getByText(`${written.en[0]}`).click();
  await page.keyboard.press("End");
  await page.keyboard.type(" One half");
  await sourceIs(documentId, changed);
  await page.keyboard.type(" and the other.");
  await saved(page);
  await expect(page.locator(".source-row.is-changed")).toHaveCount(2);
  await expect(editor).toContainText("in Moscow. One half and the other.");
  // What the source says by now was not seen: a confirmation of what was is refused, and says why.
  await sourceIs(documentId, [chinese[0], "又改了。", changed[2], chinese[3]]);
  const row = page.locator('.source-row[data-key="t b2"]');
  await row.getByRole("button", { name: t("Translation.confirm"), exact: true }).click();
  await expect(page.getByText(t("EditorialReasons.source-changed"))).toBeVisible();
  await expect(row.locator(".comparison")).toContainText("改");
});

test("by keyboard alone: to what waits, and confirmed", async ({ page, context, origin }) => {
  const t = messages("en");
  await signInAs(context, origin, "author", { locale: "en", name: "Translator" });
  const documentId = await linkedStory();
  await sourceIs(documentId, changed);
  await page.goto(storyPaths.translate("en", documentId, "en"));
  await expect(page.locator(".ProseMirror")).toBeVisible();
  await page.locator("#text-title").focus();
  await page.keyboard.press("F8");
  await expect(page.locator(".source-row.is-here")).toHaveAttribute("data-key", "t b2");
  await page.keyboard.press("Alt+Enter");
  await expect(stateOf(page, "b2")).toContainText(t("Translation.state.confirmed"));
  await page.keyboard.press("F8");
  await page.keyboard.press("End");
  await page.keyboard.type(" Twice.");
  await page.keyboard.press("Alt+Enter");
  await expect(page.locator(".translation-count")).toHaveText(t("Translation.upToDate"));
});

test("on a phone one passage at a time; only what waits; what is new is added", async ({
  page,
  context,
  origin,
  axe,
}) => {
  const t = messages("en");
  await signInAs(context, origin, "author", { locale: "en", name: "Translator" });
  const documentId = await linkedStory();
  await sourceIs(documentId, [...chinese, "记者 王小明"]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(storyPaths.translate("en", documentId, "en"));
  await expect(page.locator(".ProseMirror")).toBeAttached();
  await expect(page.locator(".source-row:visible")).toHaveCount(1);
  await page.getByRole("button", { name: t("Translation.next") }).click();
  await expect(page.locator(".source-row:visible")).toContainText("记者");
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: t("Translation.add") }).click();
  await expect(page.locator('.source-row.is-here[data-key^="t "]')).toContainText("记者");
  await expect(page.locator(".ProseMirror")).toBeFocused();
  await page.keyboard.type("Reported by Wang Xiaoming");
  await saved(page);
  await expect(page.locator(".translation-count")).toHaveText(t("Translation.upToDate"));
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByLabel(t("Translation.only")).check();
  await expect(page.locator(".source-row:visible")).toHaveCount(0);
});

test("a language is begun from the structure of another", async ({
  page,
  context,
  origin,
  axe,
}) => {
  const t = messages("en");
  await signInAs(context, origin, "author", { locale: "en", name: "Translator" });
  const documentId = await newDocument({ sectionKey: section.key, primaryLocale: "zh" });
  await write(cli, documentId, "zh", { ...source, body: texts(chinese) });
  await page.goto(storyPaths.story("en", documentId));
  await page
    .getByRole("link", { name: t("TextsTable.translate"), exact: true })
    .first()
    .click();
  const empty = page.getByRole("button", { name: t("TranslationBegin.empty") });
  await expect(empty).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await empty.click();
  await expect(page.locator(".source-row.is-untranslated")).toHaveCount(6);
  await photograph(page, "en-translation-begun", pictureWidths);
  await page
    .getByRole("textbox", { name: t("TextFields.title"), exact: true })
    .fill("Delegation in Moscow");
  await saved(page);
  await expect(page.locator(".source-row.is-untranslated")).toHaveCount(5);
});

test("a text that was there is linked in one step, and put right", async ({
  page,
  context,
  origin,
  axe,
}) => {
  const t = messages("ru");
  await signInAs(context, origin, "author", { locale: "ru" satisfies Locale, name: "Переводчик" });
  const documentId = await newDocument({ sectionKey: section.key, primaryLocale: "zh" });
  await write(cli, documentId, "zh", { ...source, body: texts(chinese) });
  await write(cli, documentId, "ru", { title: "Делегация", body: texts(written.ru) });
  await page.goto(storyPaths.translate("ru", documentId, "ru"));
  await expect(page.locator(".translation-count")).toHaveText(t("Translation.notLinked"));
  await page
    .getByRole("button", { name: t("Translation.link", { language: "中文" }), exact: true })
    .click();
  await expect(page.locator(".translation-count")).toHaveText(t("Translation.upToDate"));
  const row = page.locator('.source-row[data-key="t b4"]');
  await row.getByRole("button", { name: t("Translation.relink") }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.getByRole("dialog").getByRole("combobox").selectOption("");
  await page.getByRole("button", { name: t("Translation.saveLinks") }).click();
  await expect(stateOf(page, "b4")).toContainText(t("Translation.state.unlinked"));
});

test("a translation that exists is put in, matched, put right, and begun with", async ({
  page,
  context,
  origin,
  axe,
}) => {
  const t = messages("zh");
  await signInAs(context, origin, "author", { locale: "zh", name: "译者" });
  const documentId = await newDocument({ sectionKey: section.key, primaryLocale: "zh" });
  await write(cli, documentId, "zh", { ...source, body: texts(chinese) });
  await page.goto(storyPaths.translate("zh", documentId, "en"));
  await page.getByText(t("TranslationBegin.fromText")).click();
  const body = page.getByRole("textbox", { name: t("TranslationBegin.body"), exact: true });
  await expect(body).toBeVisible();
  const html = ["<h1>Delegation in Moscow</h1>", ...written.en.map((each) => `<p>${each}</p>`)];
  await body.evaluate((element, text) => {
    const data = new DataTransfer();
    data.setData("text/html", text);
    element.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, html.join(""));
  await expect(body).toContainText("The delegation returned");
  await page.getByRole("button", { name: t("TranslationBegin.match"), exact: true }).click();
  await expect(page.getByRole("heading", { name: t("TranslationBegin.matching") })).toBeFocused();
  const rows = page.locator(".match-list > li");
  await expect(rows).toHaveCount(5);
  await expect(rows.nth(2)).toContainText("双方谈到了住房和学校。");
  expect(await axe(page)).toEqual([]);
  await photograph(page, "zh-translation-match", pictureWidths);
  await rows.nth(4).getByRole("button").click();
  await rows.nth(4).getByRole("combobox").selectOption("");
  await page.getByRole("button", { name: t("TranslationBegin.beginWithText") }).click();
  await expect(page.locator(".source-row.is-current")).toHaveCount(4);
  await expect(page.locator(".source-row.is-untranslated")).toHaveCount(2);
  await expect(page.locator("#text-title")).toHaveValue("Delegation in Moscow");
});
