import type { Page } from "@playwright/test";
import { photograph, saved } from "@/e2e/fixtures/desk";
import { cli } from "@/e2e/fixtures/engine";
import { section } from "@/e2e/fixtures/publishing";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { keepFacts } from "@/features/editorial/facts/keep-facts";
import { storyPaths } from "@/features/editorial/paths";
import { publish } from "@/features/editorial/publishing/publish";
import { newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { confirm } from "@/features/translation/write/confirm";
import { link } from "@/features/translation/write/link";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

// A source changes, and its translations are brought after it, passage by passage.

// Each waits for several saves.
test.describe.configure({ timeout: 180_000 });

const source = {
  title: "广东代表团访问莫斯科",
  summary: "一次关于住房与学校的会谈。",
};
const chinese = [
  "2019年4月3日，广东省代表团抵达莫斯科。",
  "双方谈到了住房和学校。",
  "当晚签署了合作备忘录。",
  "代表团于次日返回。",
];
const changed = [
  chinese[0],
  "双方谈到了住房、学校和医院。",
  "当晚签署了两份合作备忘录。",
  chinese[3],
];

const written = {
  en: [
    "On 3 April 2019 the delegation of Guangdong arrived in Moscow.",
    "Both sides spoke of housing and schools.",
    "A memorandum was signed in the evening.",
    "The delegation returned on the following day.",
  ],
  ru: [
    "3 апреля 2019 года делегация провинции Гуандун прибыла в Москву.",
    "Стороны говорили о жилье и школах.",
    "Вечером был подписан меморандум.",
    "Делегация вернулась на следующий день.",
  ],
};

const texts = (list: readonly (string | undefined)[]) =>
  paragraphs(...list.map((each) => `${each}`));

async function linkedStory(): Promise<string> {
  const documentId = await newDocument({ sectionKey: section.key, primaryLocale: "zh" });
  const slug = `t-${documentId.slice(0, 8)}`;
  await write(cli, documentId, "zh", { ...source, slug, body: texts(chinese) });
  for (const locale of ["en", "ru"] as const) {
    const said = { title: `Delegation ${locale}`, summary: "Talks.", slug };
    await write(cli, documentId, locale, { ...said, body: texts(written[locale]) });
    await link(cli, { documentId, locale, source: "zh" });
  }
  return documentId;
}

const sourceIs = (documentId: string, list: readonly (string | undefined)[]) =>
  write(cli, documentId, "zh", { ...source, body: texts(list) });

const pictureWidths = [1440, 1024, 390];

const stateOf = (page: Page, block: string) =>
  page.locator(`.source-row[data-key="t ${block}"] .row-state p`);

for (const desk of locales) {
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
      expect(came.join("")).toMatch(/^(?:、|和医院|和|医院)*两份$/);
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
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: t("TranslationBegin.empty") }).click();
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

test("published behind with a reason, its readers are told; brought up to date, they are not", async ({
  page,
  context,
  origin,
  axe,
}) => {
  const t = messages("en");
  await signInAs(context, origin, "admin", { locale: "en", name: "Editor" });
  const documentId = await linkedStory();
  await publish(cli, { documentId, texts: [{ locale: "zh" }] });
  await sourceIs(documentId, changed);
  await publish(cli, { documentId, texts: [{ locale: "zh" }] });
  // The two memoranda are one in the translation as yet: the fact gate asks about that, too.
  await keepFacts(cli, { documentId, ids: "all", reason: "The translation is behind" });
  await page.goto(storyPaths.step("en", documentId, "publish", "en"));
  for (const name of ["Русский"]) await page.getByRole("checkbox", { name }).uncheck();
  await expect(page.getByText(t("EditorialReasons.behind-source"))).toBeVisible();
  await page.getByLabel(t("PublishPanel.behindReason")).fill("The minister waits");
  await expect(page.locator(".publish-plan[data-ready]")).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: t("PublishPanel.publish", { count: 1 }) }).click();
  await page.waitForURL(/receipts/);
  const { path } = await editorialDb().publication.findUniqueOrThrow({
    where: { documentId_locale: { documentId, locale: "en" } },
  });
  const note = page.locator(".reflects-note");
  await expect
    .poll(async () => {
      await page.goto(path);
      return note.count();
    })
    .toBe(1);
  await expect(note).toContainText("This translation reflects the Chinese text of");
  expect(await page.locator('script[type="application/ld+json"]').allTextContents()).toEqual(
    expect.arrayContaining([expect.stringMatching(/"translationOfWork":\{[^}]*"dateModified"/)]),
  );
  await confirm(cli, { documentId, locale: "en" });
  await expect
    .poll(async () => {
      await page.goto(path);
      return note.count();
    })
    .toBe(0);
});
