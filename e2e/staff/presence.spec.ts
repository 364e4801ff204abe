import type { Page } from "@playwright/test";
import { saved } from "@/e2e/fixtures/desk";
import { desksOf } from "@/e2e/fixtures/desks";
import { section } from "@/e2e/fixtures/publishing";
import { colleague, signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { deleteDocument } from "@/features/editorial/keeping/delete-document";
import { storyPaths } from "@/features/editorial/paths";
import { cli, newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { plainText } from "@/features/publication/body/body-text";
import { staffPaths } from "@/features/staff/paths";
import { editorialDb } from "@/lib/db/editorial";

// Two people in one text: they see each other before anything collides, and one goes on for the other.

async function draft(): Promise<string> {
  const documentId = await newDocument({ sectionKey: section.key });
  await write(cli, documentId, "en", {
    title: `Read by two ${documentId.slice(0, 6)}`,
    body: paragraphs("It begins."),
  });
  return documentId;
}

const body = (page: Page) => page.getByRole("textbox", { name: "Text", exact: true });
const bodyIn = (page: Page) => page.locator(".writing-body [role=textbox]");

/** Everything that the server has kept of the English text, the newest last. */
async function kept(documentId: string): Promise<string[]> {
  const revisions = await editorialDb().revision.findMany({
    where: { translation: { documentId, locale: "en" } },
    include: { pictureWords: true },
    orderBy: { number: "asc" },
  });
  return revisions.map((each) => plainText(contentOf(each).body));
}

for (const desk of desksOf("ru")) {
  test(`who is in a text is seen, and an editor takes over with a word (desk in ${desk})`, async ({
    page,
    context,
    browser,
    origin,
    axe,
  }) => {
    test.setTimeout(150_000);
    const t = messages(desk);
    const documentId = await draft();
    const text = storyPaths.text(desk, documentId, "en");
    await signInAs(context, origin, "author", { locale: desk, name: "Li Author" });
    await page.goto(text);
    await expect(bodyIn(page)).toBeVisible();

    // On a phone's window: seen in the list, on the story's page and in the editor.
    const editor = await colleague(browser, origin, "editor", {
      locale: desk,
      name: "Anna Editor",
    });
    await editor.setViewportSize({ width: 390, height: 844 });
    const mark = t("PresentMarks.here", { names: "Li Author" });
    await expect(async () => {
      await editor.goto(storyPaths.story(desk, documentId));
      await expect(editor.getByText(mark)).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await editor.goto(`${staffPaths.home(desk)}?q=${documentId.slice(0, 6)}`);
    await expect(editor.getByText(mark)).toBeVisible();
    await editor.goto(text);
    const presence = editor.locator(".presence");
    await expect(presence).toContainText("Li Author");
    // And the other way round, without a reload.
    await expect(page.locator(".presence")).toContainText("Anna Editor");
    expect(await axe(editor)).toEqual([]);

    // An author may not take over, and is told so.
    await page.getByRole("button", { name: t("Presence.takeOver"), exact: true }).click();
    const asked = page.getByRole("dialog");
    await asked.getByLabel(t("Presence.reason")).fill("I was first.");
    await asked.getByRole("button", { name: t("Presence.takeOver"), exact: true }).click();
    await expect(asked.getByText(t("EditorialReasons.role-forbids"))).toBeVisible();
    await page.keyboard.press("Escape");

    // What is being typed in that moment is not lost.
    await bodyIn(page).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" Then Li typed this.");
    const button = editor.getByRole("button", { name: t("Presence.takeOver"), exact: true });
    await button.first().focus();
    await editor.keyboard.press("Enter");
    const dialog = editor.getByRole("dialog");
    expect(await axe(editor)).toEqual([]);
    await dialog.getByLabel(t("Presence.reason")).fill("The figure must go out now.");
    await editor.keyboard.press("Enter");

    const told = page.locator(".presence[role=alert]");
    await expect(told).toContainText("Anna Editor");
    await expect(told).toContainText("The figure must go out now.");
    await expect(told).toContainText(t("Presence.keptNewest"));
    await expect(bodyIn(page)).toHaveAttribute("contenteditable", "false");
    await expect(bodyIn(page)).toContainText("Then Li typed this.");
    expect(await axe(page)).toEqual([]);

    // The editor goes on with that text; the other one is in their way no more.
    await expect(bodyIn(editor)).toContainText("Then Li typed this.");
    await expect(presence).toHaveCount(0);
    await bodyIn(editor).click();
    await editor.keyboard.press("Control+End");
    await editor.keyboard.type(" Anna went on.");
    await saved(editor);
    const all = await kept(documentId);
    expect(all.at(-1)).toContain("Then Li typed this. Anna went on.");
    expect(await editorialDb().auditEvent.count({ where: { documentId, verb: "take-over" } })).toBe(
      1,
    );
    await editor.context().close();
  });
}

test("who was away when it was taken finds their words kept beside the text", async ({
  page,
  context,
  browser,
  origin,
}) => {
  test.setTimeout(120_000);
  const t = messages("en");
  const documentId = await draft();
  const text = storyPaths.text("en", documentId, "en");
  await signInAs(context, origin, "author", { name: "Li Author" });
  await page.goto(text);
  await expect(body(page)).toBeVisible();
  const editor = await colleague(browser, origin, "editor", { locale: "en", name: "Anna Editor" });
  await editor.goto(text);
  await expect(editor.locator(".presence")).toContainText("Li Author");

  await context.setOffline(true);
  await body(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Typed on a train.");
  await expect(page.locator("[data-state=offline]")).toBeVisible();
  await editor.getByRole("button", { name: t("Presence.takeOver"), exact: true }).click();
  const dialog = editor.getByRole("dialog");
  await dialog.getByLabel(t("Presence.reason")).fill("You are away.");
  await dialog.getByRole("button", { name: t("Presence.takeOver"), exact: true }).click();
  await expect(dialog.getByText(t("Presence.waiting"))).toBeVisible();
  // Nobody answers: it goes on without.
  await expect(dialog).toHaveCount(0, { timeout: 30_000 });
  await body(editor).click();
  await editor.keyboard.press("Control+End");
  await editor.keyboard.type(" Anna went on.");
  await saved(editor);

  await context.setOffline(false);
  const told = page.locator(".presence[role=alert]");
  await expect(told).toContainText("You are away.", { timeout: 30_000 });
  await expect(told).toContainText(/revision 3/);
  // Nothing to decide: they read, and copy.
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(body(page)).toContainText("Typed on a train.");
  const all = await kept(documentId);
  expect(all.some((each) => each.includes("Typed on a train."))).toBe(true);
  expect(all.some((each) => each.includes("Anna went on."))).toBe(true);
  await editor.context().close();
});

test("one's own other window is named as that, and a deleted story says so", async ({
  page,
  context,
  origin,
}) => {
  test.setTimeout(90_000);
  const t = messages("en");
  const documentId = await draft();
  const text = storyPaths.text("en", documentId, "en");
  await signInAs(context, origin, "author");
  await page.goto(text);
  await expect(body(page)).toBeVisible();
  const second = await context.newPage();
  await second.goto(text);
  await expect(second.locator(".presence")).toContainText("in another window");
  await second.getByRole("button", { name: t("Presence.takeOver"), exact: true }).click();
  const dialog = second.getByRole("dialog");
  const anew = second.waitForEvent("load", { timeout: 30_000 });
  await dialog.getByRole("button", { name: t("Presence.takeOver"), exact: true }).click();
  await expect(page.locator(".presence[role=alert]")).toBeVisible();
  // The page comes anew, with the text as it is then; the window that was taken over is in nobody's way.
  await anew;
  await expect(second.locator(".presence")).toHaveCount(0);
  await expect(body(second)).toHaveAttribute("contenteditable", "true");
  await deleteDocument(cli, documentId);
  await expect(second.locator(".presence[role=alert]")).toContainText(t("Presence.deleted"));
  await expect(body(second)).toHaveAttribute("contenteditable", "false");
});
