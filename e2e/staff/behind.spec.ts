import type { Page } from "@playwright/test";
import { photograph, saved } from "@/e2e/fixtures/desk";
import { desksOf } from "@/e2e/fixtures/desks";
import { cli } from "@/e2e/fixtures/engine";
import { changed, linkedStory, sourceIs } from "@/e2e/fixtures/linked-story";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { assign } from "@/features/editorial/assignments/assign";
import { keepFacts } from "@/features/editorial/facts/keep-facts";
import { storyPaths } from "@/features/editorial/paths";
import { publish } from "@/features/editorial/publishing/publish";
import { notificationPaths } from "@/features/notifications/paths";
import { noteEvent } from "@/features/notifications/write/note-event";
import { editorialDb } from "@/lib/db/editorial";

// A source goes on after its translation: who translates is told, readers are told, and no more once it has been brought up to date.

// Each publishes several times.
test.describe.configure({ timeout: 300_000 });

const stateOf = (page: Page, block: string) =>
  page.locator(`.source-row[data-key="t ${block}"] .row-state p`);

/** It has the pages of every publish before to prove, too. */
const untilWorkerCame = { timeout: 90_000 };

const phone = { width: 390, height: 844 };

for (const desk of desksOf("zh")) {
  test(`published behind with a reason, its readers are told; brought up to date on a phone, they are not (desk in ${desk})`, async ({
    page,
    context,
    browser,
    origin,
    axe,
  }) => {
    const t = messages(desk);
    const editor = await signInAs(context, origin, "admin", { locale: desk, name: "Editor" });
    const theirs = await browser.newContext({ baseURL: origin });
    const translator = await signInAs(theirs, origin, "author", {
      locale: desk,
      name: "Translator",
    });
    const documentId = await linkedStory();
    const task = { locale: "en", task: "TRANSLATE", userId: translator.userId } as const;
    await assign({ userId: editor.userId }, { documentId, ...task });
    await publish(cli, { documentId, texts: [{ locale: "zh" }] });
    await sourceIs(documentId, changed);
    await publish({ userId: editor.userId }, { documentId, texts: [{ locale: "zh" }] });
    // The three memoranda are one in the translation as yet: the fact gate asks about that, too.
    await keepFacts(cli, { documentId, ids: "all", reason: "The translation is behind" });
    await page.goto(storyPaths.step(desk, documentId, "publish", "en"));
    await page.getByRole("checkbox", { name: "Русский" }).uncheck();
    await expect(page.getByText(t("EditorialReasons.behind-source"))).toBeVisible();
    await page.getByLabel(t("PublishPanel.behindReason")).fill("The minister waits");
    await expect(page.locator(".publish-plan[data-ready]")).toBeVisible();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: t("PublishPanel.publish", { count: 1 }) }).click();
    await page.waitForURL(/receipts/);
    const { path } = await editorialDb().publication.findUniqueOrThrow({
      where: { documentId_locale: { documentId, locale: "en" } },
    });
    const reader = await browser.newPage();
    const note = reader.locator(".reflects-note");
    const notes = async () => {
      await reader.goto(`${origin}${path}`);
      return note.count();
    };
    await expect.poll(notes, untilWorkerCame).toBe(1);
    await expect(note).toContainText("This translation reflects the Chinese text of");
    expect(await reader.locator('script[type="application/ld+json"]').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/"translationOfWork":\{[^}]*"dateModified"/)]),
    );

    // Who was asked to translate it is told, and led there; who published the source is not.
    const phonePage = await theirs.newPage();
    const noticeOf = (whose: Page) =>
      whose.locator(`a[href$="${storyPaths.translate(desk, documentId, "en")}"]`);
    // As the worker does when its turn comes, which is tried with it in server/worker.
    const events = await editorialDb().auditEvent.findMany({
      where: { documentId, verb: "source-changed" },
    });
    for (const { id } of events) await noteEvent(id);
    await phonePage.goto(notificationPaths.list(desk));
    await expect(noticeOf(phonePage)).toHaveCount(1);
    await page.goto(notificationPaths.list(desk));
    await expect(noticeOf(page)).toHaveCount(0);
    await phonePage.setViewportSize(phone);
    await noticeOf(phonePage).click();

    // One is translated anew, the other still holds.
    const next = phonePage.getByRole("button", { name: t("Translation.next") });
    const confirm = phonePage.getByRole("button", { name: t("Translation.confirm"), exact: true });
    await expect(phonePage.locator(".ProseMirror")).toBeAttached();
    await next.click();
    await expect(phonePage.locator('.source-row.is-here[data-key="t b2"]')).toBeVisible();
    await expect(phonePage.locator(".ProseMirror")).toBeFocused();
    await phonePage.keyboard.press("End");
    await phonePage.keyboard.type(" And hospitals.");
    await saved(phonePage);
    await confirm.click();
    await expect(stateOf(phonePage, "b2")).toContainText(t("Translation.state.current"));
    await next.click();
    await expect(phonePage.locator('.source-row.is-here[data-key="t b3"]')).toBeVisible();
    expect(await axe(phonePage)).toEqual([]);
    await photograph(phonePage, `${desk}-translation-phone`, [390]);
    await confirm.click();
    await expect(phonePage.locator(".translation-count")).toHaveText(t("Translation.upToDate"));

    await keepFacts(cli, { documentId, ids: "all", reason: "Both are meant" });
    await publish(cli, { documentId, texts: [{ locale: "en" }] });
    await expect.poll(notes, untilWorkerCame).toBe(0);
    await reader.close();
    await theirs.close();
  });
}
