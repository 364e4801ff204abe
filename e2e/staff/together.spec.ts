import { saved } from "@/e2e/fixtures/desk";
import { desksOf } from "@/e2e/fixtures/desks";
import { section } from "@/e2e/fixtures/publishing";
import { colleague, type StaffMember, signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { storyPaths } from "@/features/editorial/paths";
import { newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { notificationPaths } from "@/features/notifications/paths";
import { staffPaths } from "@/features/staff/paths";

// Two people at one text: what one does reaches the other.

async function draftOf({ userId }: StaffMember, title: string): Promise<string> {
  const documentId = await newDocument({ sectionKey: section.key });
  const body = paragraphs("The bridge has three spans.", "It was opened in April.");
  await write({ userId }, documentId, "en", { title, body, slug: `t-${documentId.slice(0, 8)}` });
  return documentId;
}

for (const desk of desksOf("zh")) {
  test(`a text is submitted where it is written, given back with words, answered and approved (desk in ${desk})`, async ({
    page,
    context,
    browser,
    origin,
    axe,
  }) => {
    test.setTimeout(120_000);
    const t = messages(desk);
    const title = `A bridge, told in ${desk}`;
    const words = "Three spans or four? See the plan.";
    const author = await signInAs(context, origin, "author", { locale: desk, name: "Li Author" });
    const documentId = await draftOf(author, title);
    const text = storyPaths.text(desk, documentId, "en");

    // Submitted where it is written, with what was typed a moment ago.
    await page.goto(text);
    await page.getByLabel(t("TextFields.summary"), { exact: true }).fill("About a bridge.");
    await page.getByRole("button", { name: t("TextsTable.submit"), exact: true }).click();
    const steps = page.getByRole("region", { name: t("TextsTable.next") });
    await expect(steps.getByText(t("TextState.inReview"))).toBeVisible();

    // Whoever reviews is told, and is led to it.
    const editor = await colleague(browser, origin, "admin", { locale: desk, name: "Anna Editor" });
    await editor.goto(storyPaths.review(desk, documentId, "en"));
    await expect(editor.locator("ins", { hasText: "About a bridge." })).toBeVisible();
    expect(await axe(editor)).toEqual([]);
    await editor.getByLabel(t("ReviewForms.reason")).fill(words);
    await editor.getByRole("button", { name: t("ReviewForms.giveBack"), exact: true }).click();
    await editor.waitForURL(storyPaths.story(desk, documentId));

    // The words stand on the author's home, among what they are told, and beside the text.
    await page.goto(staffPaths.home(desk));
    await expect(page.getByText(words)).toBeVisible();
    await expect
      .poll(async () => {
        await page.goto(notificationPaths.list(desk));
        return page.getByText(words).count();
      })
      .toBe(1);
    const count = page.getByRole("navigation", { name: t("DeskShell.navigation") });
    await expect(count.getByText("1", { exact: true })).toBeVisible();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("link", { name: new RegExp(title) }).click();
    await page.waitForURL(text);
    await expect(page.getByText(words)).toBeVisible();
    const summary = page.getByLabel(t("TextFields.summary"), { exact: true });
    await summary.fill("About a bridge of four spans.");
    await saved(page);
    // Saving is no answer.
    await page.goto(staffPaths.home(desk));
    await expect(page.getByText(words)).toBeVisible();
    await page.goto(text);
    await page.getByRole("button", { name: t("TextsTable.submit"), exact: true }).click();
    await expect(steps.getByText(t("TextState.inReview"))).toBeVisible();
    await page.goto(staffPaths.home(desk));
    await expect(page.getByText(words)).toHaveCount(0);
    await page.goto(notificationPaths.list(desk));
    await page.getByRole("button", { name: t("Notifications.readAll") }).click();
    await expect(count.getByText("1", { exact: true })).toHaveCount(0);

    await editor.goto(storyPaths.review(desk, documentId, "en"));
    await editor.getByRole("button", { name: t("ReviewForms.approve"), exact: true }).click();
    await editor.waitForURL(storyPaths.story(desk, documentId));
    await expect(editor.getByText(t("TextState.approved")).first()).toBeVisible();

    // What was done is marked in the history, and a name leads back to it.
    await editor.goto(storyPaths.history(desk, documentId, "en"));
    for (const mark of ["submit", "return", "approve"] as const) {
      await expect(editor.getByText(t(`HistoryList.mark.${mark}`)).first()).toBeVisible();
    }
    await expect(editor.getByText(words)).toBeVisible();
    await editor.locator(".history-name summary").first().click();
    const name = editor.getByRole("textbox").first();
    await name.fill("The agreed text");
    await editor
      .getByRole("button", { name: t("HistoryList.saveName") })
      .first()
      .click();
    await expect(editor.locator(".history b", { hasText: "The agreed text" })).toBeVisible();
    await editor.getByRole("button", { name: t("HistoryList.comparePair") }).click();
    await expect(editor.locator("ins").first()).toBeVisible();
    expect(await axe(editor)).toEqual([]);
  });
}
