import type { Browser, Page } from "@playwright/test";
import * as delegation from "@/e2e/fixtures/delegation";
import { saved } from "@/e2e/fixtures/desk";
import { colleague, signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { storyPaths } from "@/features/editorial/paths";

const t = messages("en");

const editorOf = (page: Page) => page.getByRole("textbox", { name: t("TextEditor.body") });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** A reader's window: without a session and without scripts. */
async function asReader(browser: Browser): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false })).newPage();
}

async function done(page: Page, what: "state" | "withdrawal" = "state"): Promise<void> {
  await page.waitForURL(/\/receipts\//);
  const heading = page.getByRole("heading", { name: t(`ReceiptView.${what}.DONE`) });
  await expect(heading).toBeVisible({ timeout: 60_000 });
}

async function ready(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator(".publish-plan[data-ready]")).toBeVisible({ timeout: 30_000 });
}

test("the delegation story: written, approved by another, published, changed, restored, scheduled, withdrawn", async ({
  page,
  context,
  browser,
  origin,
}) => {
  // The whole life of a text, with several publishes to be waited for.
  test.setTimeout(300_000);
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  await signInAs(context, origin, "author", { name: "Li Author" });
  await page.goto(storyPaths.begin("en"));
  await page.getByLabel(t("NewStory.language")).selectOption("en");
  await button(page, t("NewStory.begin")).click();
  await page.waitForURL(/\/stories\/[0-9a-f-]{36}\/en$/);
  const documentId = page.url().split("/").at(-2) ?? "";

  // Typed and pasted from nothing.
  await page.getByLabel(t("TextFields.title"), { exact: true }).fill(delegation.title);
  await page.getByLabel(t("TextFields.summary"), { exact: true }).fill(delegation.summary);
  await editorOf(page).click();
  await page.keyboard.insertText(delegation.firstParagraph);
  await page.keyboard.press("Enter");
  await delegation.pasteTheRest(page);
  await expect(editorOf(page).getByRole("heading", { level: 2 })).toHaveText(delegation.headings);
  await expect(editorOf(page).locator("[style], [class*=Mso]")).toHaveCount(0);
  const lines = editorOf(page).locator("> p, > h2").filter({ hasText: /./ });
  await expect(lines).toHaveText(delegation.lines);
  // What is done within half a second is undone together; saving takes longer.
  await saved(page);
  await page.keyboard.press("Enter");
  await delegation.pasteList(page);
  await expect(editorOf(page).getByRole("listitem")).toHaveText(delegation.listItems);
  await page.keyboard.press("Control+z");
  await expect(editorOf(page).getByRole("listitem")).toHaveCount(0);
  await expect(lines).toHaveText(delegation.lines);
  // Not even a word of the policy, which allows no styles.
  expect(problems).toEqual([]);
  const slug = page.getByLabel(t("TextFields.slug"), { exact: true });
  await expect(slug).not.toHaveValue("");
  const name = `delegation-${documentId.slice(0, 8)}`;
  await slug.fill(name);
  await saved(page);

  await page.goto(storyPaths.share("en", documentId));
  await page.getByLabel(t("SharePanel.label")).fill("Ms Wang");
  await button(page, t("SharePanel.make")).click();
  const shared = await page.getByLabel(t("SharePanel.link"), { exact: true }).inputValue();
  const reader = await asReader(browser);
  expect((await reader.goto(shared))?.status()).toBe(200);

  // An author asks; another person approves and publishes.
  await page.goto(storyPaths.publish("en", documentId));
  await expect(page.getByText(t("PublishPage.editorsOnly"))).toBeVisible();
  await page.goto(storyPaths.story("en", documentId));
  await button(page, `${t("TextsTable.submit")}: English`).click();
  await expect(page.getByText(t("TextState.inReview")).first()).toBeVisible();
  // An administrator: what they change themselves nobody else has to approve.
  const editor = await colleague(browser, origin, "admin", { name: "Anna Editor" });
  await editor.goto(storyPaths.story("en", documentId));
  await editor.getByRole("link", { name: `${t("TextsTable.approve")}: English` }).click();
  // Nothing is approved unread: the verb stands below what is new.
  await expect(editor.locator("ins", { hasText: delegation.firstParagraph }).first()).toBeVisible();
  await button(editor, t("ReviewForms.approve")).click();
  await expect(editor.getByText(t("TextState.approved")).first()).toBeVisible();
  await ready(editor, storyPaths.publish("en", documentId));
  await button(editor, t("PublishPanel.publish", { count: 1 })).click();
  await done(editor);
  const path = await editor
    .locator(".receipt-urls a", { hasText: new RegExp(`/${name}$`) })
    .first()
    .getAttribute("href");
  const address = new URL(path ?? "", origin).href;
  await reader.goto(address);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(delegation.title);
  const headings = reader.getByRole("heading", { level: 2 });
  for (const name of delegation.headings) {
    await expect(headings.filter({ hasText: name }).first()).toBeVisible();
  }
  // Whoever had the link can read what everybody can.
  expect((await reader.goto(shared))?.status()).toBe(404);

  // Changed, by the editor: readers still have what was published.
  await editor.goto(storyPaths.text("en", documentId, "en"));
  await editor.getByLabel(t("TextFields.summary"), { exact: true }).fill("Another summary.");
  await saved(editor);
  await reader.goto(address);
  await expect(reader.getByText(delegation.summary).first()).toBeVisible();

  // Two revisions compared, and the first one brought back.
  await editor.goto(storyPaths.history("en", documentId, "en"));
  await expect(editor.getByText("Li Author").first()).toBeVisible();
  await expect(editor.getByText("Anna Editor").first()).toBeVisible();
  await editor
    .getByRole("link", { name: t("HistoryList.compareNow") })
    .first()
    .click();
  await expect(editor.locator("ins", { hasText: "Another" }).first()).toBeVisible();
  await editor.goto(storyPaths.history("en", documentId, "en"));
  await editor
    .getByRole("button", { name: /^Restore revision \d+$/ })
    .first()
    .click();
  await editor.waitForURL(/\/en$/);
  await expect(editor.getByLabel(t("TextFields.summary"), { exact: true })).toHaveValue(
    delegation.summary,
  );

  // A time in a zone is set and taken back.
  await editor.goto(storyPaths.text("en", documentId, "en"));
  await editor.getByLabel(t("TextFields.summary"), { exact: true }).fill("For later.");
  await saved(editor);
  await ready(editor, storyPaths.publish("en", documentId));
  await editor.getByLabel(t("ScheduleFields.later")).check();
  await editor.getByLabel(t("ScheduleFields.time")).fill("2099-01-05T09:00");
  await editor.getByLabel(t("ScheduleFields.zone")).fill("Europe/Moscow");
  await button(editor, t("PublishPanel.schedule", { count: 1 })).click();
  const waiting = editor.getByRole("region", { name: t("ScheduledTexts.title") });
  await expect(waiting.locator("time")).toHaveAttribute("datetime", "2099-01-05T06:00:00.000Z");
  await expect(waiting).toContainText("Europe/Moscow");
  await button(editor, t("ScheduledTexts.takeBack")).click();
  await expect(waiting).toHaveCount(0);

  // Withdrawn: readers get a notice.
  await editor
    .getByRole("region", { name: t("WithdrawPanel.title") })
    .getByRole("checkbox")
    .check();
  await editor
    .getByLabel(t("WithdrawPanel.notice", { language: "English" }))
    .fill("Taken back for a correction.");
  await button(editor, t("WithdrawPanel.withdraw", { count: 1 })).click();
  await done(editor, "withdrawal");
  expect((await reader.goto(address))?.status()).toBe(410);
  await expect(reader.getByText("Taken back for a correction.").first()).toBeVisible();
  await Promise.all([reader.context().close(), editor.context().close()]);
});
