import type { Page } from "@playwright/test";
import { desksOf } from "@/e2e/fixtures/desks";
import { section } from "@/e2e/fixtures/publishing";
import { hire, signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { newsroomDay } from "@/features/editorial/assignments/newsroom-day";
import { storyPaths } from "@/features/editorial/paths";
import { newDocument, write } from "@/features/editorial/testing/newsroom";
import { notificationPaths } from "@/features/notifications/paths";
import { staffPaths } from "@/features/staff/paths";
import { languages } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

// Who is to do what: said on a story, told to whoever it is, and done by what is done with the text.

const dayMs = 86_400_000;
const inDays = (days: number) => newsroomDay(new Date(Date.now() + days * dayMs));
const phone = { width: 390, height: 844 };

const wide = (page: Page) =>
  page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");

for (const desk of desksOf("ru")) {
  test(`an editor assigns, is late, changes and removes; whoever is asked is told (desk in ${desk})`, async ({
    page,
    context,
    browser,
    origin,
    axe,
  }) => {
    test.setTimeout(120_000);
    const t = messages(desk);
    const name = `Translator of ${desk}`;
    const title = `A story to translate on a desk in ${desk}`;
    const editor = await signInAs(context, origin, "editor", { locale: desk, name: "Anna Editor" });
    const theirs = await browser.newContext({ baseURL: origin });
    const author = await signInAs(theirs, origin, "author", { locale: desk, name });
    const documentId = await newDocument({ sectionKey: section.key });
    await write({ userId: editor.userId }, documentId, "en", { title });

    await page.goto(storyPaths.story(desk, documentId));
    const part = page.getByRole("region", { name: t("Assignments.title") });
    await part.getByLabel(t("Assignments.work")).selectOption("TRANSLATE:ru");
    await part.getByLabel(t("Assignments.person")).first().selectOption({ label: name });
    await part.getByLabel(t("Assignments.dueOn")).first().fill(inDays(3));
    await part.getByRole("button", { name: t("Assignments.assign"), exact: true }).click();
    await expect(part.getByText(t("Assignments.open", { count: 1 }))).toBeVisible();
    await expect(part.getByText(name).first()).toBeVisible();
    expect(await axe(page)).toEqual([]);

    // They are told, with what to do until when, and are led there; it stands on their home.
    const other = await theirs.newPage();
    await expect
      .poll(async () => {
        await other.goto(notificationPaths.list(desk));
        return other.getByRole("link", { name: new RegExp(title) }).count();
      })
      .toBe(1);
    await other.getByRole("link", { name: new RegExp(title) }).click();
    await other.waitForURL(storyPaths.text(desk, documentId, "ru"));
    await other.setViewportSize(phone);
    await other.goto(staffPaths.home(desk));
    const mine = other.getByRole("region", { name: t("Assignments.mine") });
    await expect(mine.getByRole("link", { name: title })).toBeVisible();
    expect(await axe(other)).toEqual([]);
    expect(await wide(other)).toBe(0);

    // What is late is said so to them, to editors, and in the list of stories.
    await editorialDb().assignment.updateMany({
      where: { documentId },
      data: { dueOn: new Date(inDays(-2)) },
    });
    await page.goto(`${staffPaths.home(desk)}?q=${encodeURIComponent(title)}`);
    const late = page.getByRole("region", { name: t("Assignments.late") });
    await expect(late.getByRole("link", { name: title })).toBeVisible();
    await expect(page.locator(".assigned.is-late", { hasText: name })).toBeVisible();
    expect(await axe(page)).toEqual([]);

    // Another day and another person; what was typed wrong is said and kept.
    await page.goto(storyPaths.story(desk, documentId));
    await part.getByText(t("Assignments.change"), { exact: true }).click();
    const change = part.locator(".assignment-change");
    await change.getByLabel(t("Assignments.person")).selectOption({ label: "Anna Editor" });
    await change.getByLabel(t("Assignments.dueOn")).fill(inDays(1));
    await change.getByRole("button", { name: t("Assignments.save") }).click();
    await expect(part.locator("li b")).toHaveText("Anna Editor");
    // The form has gone, and who works by keyboard goes on from the heading above it.
    await expect(part.getByRole("heading", { name: t("Assignments.title") })).toBeFocused();
    const work = `${t("Assignments.task.TRANSLATE")}, ${languages.ru.name}`;
    await part
      .getByRole("button", { name: t("Assignments.removeOf", { work, name: "Anna Editor" }) })
      .click();
    await expect(part.getByText(t("Assignments.open", { count: 0 }))).toBeVisible();
    await page.setViewportSize(phone);
    expect(await wide(page)).toBe(0);
    expect(await axe(page)).toEqual([]);
    await theirs.close();
    expect(author.name).toBe(name);
  });
}

test("a story is begun for somebody, who writes it and submits it: it is done by that", async ({
  page,
  context,
  browser,
  origin,
}) => {
  test.setTimeout(90_000);
  const t = messages("en");
  await signInAs(context, origin, "editor");
  const name = "Writer of the begun story";
  const theirs = await browser.newContext({ baseURL: origin });
  await signInAs(theirs, origin, "author", { name });
  await page.goto(storyPaths.begin("en"));
  await page.getByLabel(t("NewStory.language")).selectOption("en");
  await page.getByLabel(t("Assignments.person")).selectOption({ label: name });
  await page.getByLabel(t("Assignments.dueOn")).fill(inDays(5));
  await page.getByRole("button", { name: t("NewStory.begin") }).click();
  await page.waitForURL(/\/stories\/[0-9a-f-]{36}$/);
  await expect(page.getByText(name).first()).toBeVisible();
  const story = page.url();

  const writer = await theirs.newPage();
  await writer.goto(`${story}/en`);
  await writer.getByLabel(t("TextFields.title"), { exact: true }).fill("Begun for somebody");
  await writer.getByRole("button", { name: t("TextsTable.submit"), exact: true }).click();
  await expect(
    writer.getByRole("region", { name: t("TextsTable.next") }).getByText(t("TextState.inReview")),
  ).toBeVisible();
  await page.reload();
  const part = page.getByRole("region", { name: t("Assignments.title") });
  await expect(part.getByText(t("Assignments.done"), { exact: true })).toBeVisible();
  await expect(part.getByText(t("Assignments.open", { count: 0 }))).toBeVisible();
  await theirs.close();
});

test("an author takes work on and ends it, by keyboard alone, and gives none to others", async ({
  page,
  context,
  origin,
}) => {
  const t = messages("en");
  await hire("author", { name: "Somebody else" });
  const { name } = await signInAs(context, origin, "author", { name: "A keyboard's author" });
  const documentId = await newDocument({ sectionKey: section.key });
  await page.goto(storyPaths.story("en", documentId));
  const part = page.getByRole("region", { name: t("Assignments.title") });
  await expect(part.getByLabel(t("Assignments.person")).locator("option")).toHaveText([name]);
  await part.getByLabel(t("Assignments.work")).focus();
  await page.keyboard.press("ArrowDown");
  const takeOn = part.getByRole("button", { name: t("Assignments.takeOn") });
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press("Tab");
    if (await takeOn.evaluate((button) => button === document.activeElement)) break;
  }
  await page.keyboard.press("Enter");
  await expect(part.getByText(t("Assignments.open", { count: 1 }))).toBeVisible();
  const done = part.getByRole("button", { name: new RegExp(`^${t("Assignments.finish")}: `) });
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press("Shift+Tab");
    if (await done.evaluate((button) => button === document.activeElement)) break;
  }
  await page.keyboard.press("Enter");
  await expect(part.getByText(t("Assignments.open", { count: 0 }))).toBeVisible();
  await expect(part.getByRole("heading", { name: t("Assignments.title") })).toBeFocused();
});
