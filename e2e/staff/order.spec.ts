import type { Page } from "@playwright/test";
import { desksOf } from "@/e2e/fixtures/desks";
import { section } from "@/e2e/fixtures/publishing";
import { colleague, hire, type StaffMember, signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { createDocument } from "@/features/editorial/drafts/documents";
import { storyPaths } from "@/features/editorial/paths";
import { publish } from "@/features/editorial/publishing/publish";
import { shareDraft } from "@/features/editorial/sharing/share-links";
import { cli, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { staffPaths } from "@/features/staff/paths";

// Stories are deleted and brought back, archived, copied, found, and acted on together.

const slugOf = (documentId: string) => `o-${documentId.slice(0, 8)}`;

async function draftOf({ userId }: StaffMember, title: string, words = "Text."): Promise<string> {
  const { documentId } = await createDocument(
    { userId },
    { kind: "ARTICLE", primaryLocale: "en", sectionKey: section.key },
  );
  const text = { title, summary: "About it.", body: paragraphs(words), slug: slugOf(documentId) };
  await write({ userId }, documentId, "en", text);
  return documentId;
}

/** A word that stands in no other story of the site. */
const only = (word: string) => `${word}${Math.random().toString(36).slice(2, 8)}`;

const rows = (page: Page) => page.locator(".desk-table tbody tr:visible");

for (const desk of desksOf("ru")) {
  test(`a draft is deleted, shown nowhere, and brought back (desk in ${desk})`, async ({
    page,
    context,
    browser,
    origin,
    axe,
  }) => {
    test.setTimeout(120_000);
    const t = messages(desk);
    const author = await signInAs(context, origin, "author", { locale: desk, name: "Li Author" });
    const title = only("Zanzibar");
    const documentId = await draftOf(author, title);
    const { token } = await shareDraft(
      { userId: author.userId },
      { documentId, locale: "en", label: "", days: 2 },
    );
    const shared = `${origin}${storyPaths.shared("en", token)}`;
    expect((await fetch(shared)).status).toBe(200);

    // By keyboard alone, on a phone's window.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(storyPaths.story(desk, documentId));
    expect(await axe(page)).toEqual([]);
    const remove = page.getByRole("button", { name: t("KeepingPanel.delete"), exact: true });
    await remove.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(new RegExp(`${storyPaths.deleted(desk)}\\?`));
    const row = rows(page).filter({ hasText: title });
    await expect(row).toContainText("Li Author");
    await expect(row).toContainText(t("DeletedStories.days", { count: 30 }));
    await expect(page.getByText(t("DeletedStories.isDeleted"))).toBeVisible();
    expect(await axe(page)).toEqual([]);

    // Nowhere else, not even for who has its address.
    expect((await fetch(shared)).status).toBe(404);
    await page.goto(`${staffPaths.home(desk)}?q=${title}`);
    await expect(page.getByText(t("DeskHome.count", { count: 0 }))).toBeVisible();
    for (const path of [
      storyPaths.story(desk, documentId),
      storyPaths.text(desk, documentId, "en"),
      storyPaths.publish(desk, documentId),
      storyPaths.preview(desk, documentId),
    ]) {
      await page.goto(path);
      expect(new URL(page.url()).pathname).toBe(storyPaths.deleted(desk));
    }

    // Somebody else's draft is not an author's to bring back.
    const stranger = await colleague(browser, origin, "author", { locale: desk });
    await stranger.goto(storyPaths.deleted(desk));
    const bringBack = (of: Page) =>
      of.getByRole("button", { name: `${t("DeletedStories.bringBack")}: ${title}` });
    await bringBack(stranger).click();
    await expect(stranger.getByText(t("EditorialReasons.others-wrote"))).toBeVisible();
    await stranger.context().close();

    await page.goto(storyPaths.deleted(desk));
    await bringBack(page).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(storyPaths.story(desk, documentId));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    // Who had the link asks anew.
    expect((await fetch(shared)).status).toBe(404);
  });
}

test("what is public is archived and not deleted; the copy is a draft of its own", async ({
  page,
  context,
  origin,
  axe,
}) => {
  test.setTimeout(120_000);
  const t = messages("en");
  const editor = await signInAs(context, origin, "editor");
  const title = only("Yaroslavl");
  const documentId = await draftOf(editor, title);
  await publish(cli, { documentId, texts: [{ locale: "en" }] });
  const story = storyPaths.story("en", documentId);
  await page.goto(story);
  await expect(page.getByText(t("EditorialReasons.was-public"))).toBeVisible();
  await expect(page.getByRole("button", { name: t("KeepingPanel.delete") })).toHaveCount(0);
  await page.getByRole("button", { name: t("KeepingPanel.archive"), exact: true }).click();
  await expect(page.getByText(t("StoryPage.archived"))).toBeVisible();
  expect(await axe(page)).toEqual([]);

  // Out of the list, found by a filter, and there for readers.
  const list = (more = "") => `${staffPaths.home("en")}?q=${title}${more}`;
  await page.goto(list());
  await expect(page.getByText(t("DeskHome.count", { count: 0 }))).toBeVisible();
  await page.goto(list("&archived=only"));
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(t("DeskHome.isArchived"));
  const path = `/en/news/${section.slugs.en}/${slugOf(documentId)}`;
  expect((await fetch(`${origin}${path}`)).status).toBe(200);

  await page.goto(story);
  await page.getByRole("button", { name: t("KeepingPanel.duplicate"), exact: true }).click();
  await page.waitForURL((url) => url.pathname !== story && url.pathname.includes("/stories/"));
  const copied = t("CopiedStory.titleOf", { title });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(copied);
  await expect(page.getByText(`${t("StoryPage.copyOf")} ${title}`).nth(1)).toBeVisible();
  await expect(page.getByRole("link", { name: title, exact: true })).toBeVisible();
  await page.goto(list());
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(copied);
});

test("several stories are acted on together, and each says what became of it", async ({
  page,
  context,
  origin,
  axe,
}) => {
  test.setTimeout(120_000);
  const t = messages("en");
  const editor = await signInAs(context, origin, "editor");
  const translator = await hire("author", { name: "Vera Translator" });
  const word = only("Vladivostok");
  const drafts = [await draftOf(editor, `${word} one`), await draftOf(editor, `${word} two`)];
  const live = await draftOf(editor, `${word} live`);
  await publish(cli, { documentId: live, texts: [{ locale: "en" }] });
  await page.goto(`${staffPaths.home("en")}?q=${word}&sort=title`);
  await expect(rows(page)).toHaveCount(3);
  const act = page.getByLabel(t("BulkForm.act"));
  const button = page.getByRole("button", { name: t("BulkForm.do"), exact: true });

  // Nothing chosen says so.
  await act.selectOption("delete");
  await button.click();
  await expect(page.getByText(t("BulkForm.nothing"))).toBeVisible();

  // Work is given to somebody.
  await page.getByLabel(t("BulkForm.all")).check();
  await expect(page.getByText(t("BulkForm.chosen", { count: 3 }))).toBeVisible();
  await act.selectOption("assign");
  await page.getByLabel(t("Assignments.work"), { exact: true }).selectOption("TRANSLATE:ru");
  await page
    .getByLabel(t("Assignments.person"), { exact: true })
    .selectOption({ label: translator.name });
  expect(await axe(page)).toEqual([]);
  await button.click();
  await expect(page.getByText(t("BulkForm.done", { done: 3, count: 3 }))).toBeVisible();
  await expect(rows(page).first()).toContainText(translator.name);

  // By keyboard: what cannot be deleted is named with its reason, and keeps nobody from the others.
  for (const box of await page.getByRole("checkbox", { name: new RegExp(word) }).all()) {
    await box.focus();
    await page.keyboard.press("Space");
  }
  await act.selectOption("delete");
  await button.focus();
  await page.keyboard.press("Enter");
  const told = page.locator(".bulk-told");
  await expect(told).toContainText(t("BulkForm.done", { done: 2, count: 3 }));
  await expect(told).toBeFocused();
  await expect(told.getByRole("listitem").first()).toContainText(`${word} live`);
  await expect(told).toContainText(t("EditorialReasons.was-public"));
  await expect(rows(page)).toHaveCount(1);
  expect(await axe(page)).toEqual([]);

  await page.goto(storyPaths.deleted("en"));
  await expect(rows(page).filter({ hasText: word })).toHaveCount(drafts.length);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the list is filtered by several things and ordered, and its address says so", async ({
    page,
    context,
    origin,
  }) => {
    const t = messages("en");
    const editor = await signInAs(context, origin, "editor", { name: "Ulla Filter" });
    const word = only("Uppsala");
    await draftOf(editor, "Bravo", `The ${word} bridge has pylons.`);
    await draftOf(editor, "Alpha", `Nothing of it but ${word}.`);
    await page.goto(staffPaths.home("en"));
    await page.getByLabel(t("DeskHome.search")).fill(`${word} pylon`);
    await page.getByLabel(t("DeskHome.state"), { exact: true }).selectOption("draft");
    await page.getByLabel(t("DeskHome.language"), { exact: true }).selectOption("en");
    await page.getByText(t("DeskHome.more")).click();
    await page.getByLabel(t("DeskHome.person")).selectOption({ label: editor.name });
    await page.getByLabel(t("DeskHome.from"), { exact: true }).fill("2020-01-01");
    await page.getByRole("button", { name: t("DeskHome.show"), exact: true }).click();
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText("Bravo");
    const query = new URL(page.url()).searchParams;
    expect(query.get("state")).toBe("draft");
    expect(query.get("from")).toBe("2020-01-01");
    // What narrows the list is seen.
    await expect(page.getByLabel(t("DeskHome.person"))).toBeVisible();

    await page.goto(`${staffPaths.home("en")}?q=${word}&sort=title`);
    await expect(rows(page)).toHaveCount(2);
    await expect(rows(page).first()).toContainText("Alpha");
    await page.goto(`${staffPaths.home("en")}?q=${word}&language=ru&state=missing&kind=PAGE`);
    await expect(rows(page)).toHaveCount(0);
  });
});
