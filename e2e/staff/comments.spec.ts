import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { SMTPServer } from "smtp-server";
import { saved } from "@/e2e/fixtures/desk";
import { desksOf } from "@/e2e/fixtures/desks";
import { section } from "@/e2e/fixtures/publishing";
import { colleague, givePassword, hire, type StaffMember, signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { addComment } from "@/features/comments/write/add-comment";
import { storyPaths } from "@/features/editorial/paths";
import { submit } from "@/features/editorial/review/review";
import { shareDraft } from "@/features/editorial/sharing/share-links";
import { newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { notificationPaths } from "@/features/notifications/paths";
import { writeBundle } from "@/features/notifications/write/mail-bundle";
import { staffPaths } from "@/features/staff/paths";
import { editorialDb } from "@/lib/db/editorial";
import { sendMail } from "@/lib/mail";

// What staff say to each other about a text, beside it.

const words = ["The bridge has three spans of steel.", "It was opened in April."] as const;

async function draftOf({ userId }: StaffMember, title: string): Promise<string> {
  const documentId = await newDocument({ sectionKey: section.key });
  const body = paragraphs(...words);
  const slug = `c-${documentId.slice(0, 8)}`;
  await write({ userId }, documentId, "en", { title, summary: "A bridge.", body, slug });
  return documentId;
}

const bodyOf = (page: Page) => page.locator(".writing-body [role=textbox]");

/**
 * Goes into the text as by Tab. A moment after it got the focus the editor puts
 * its own selection back (20 ms, by no event): keys that nobody presses so
 * quickly would be undone by that.
 */
async function enterBody(page: Page): Promise<void> {
  await bodyOf(page).focus();
  await page.evaluate("new Promise((done) => setTimeout(done, 60))");
}

/** Selects words of the text as somebody does who knows its keys. */
async function selectWords(page: Page, chosen: string): Promise<void> {
  await enterBody(page);
  await page.evaluate((chosen) => {
    const walk = document.createTreeWalker(
      document.querySelector(".writing-body") as Element,
      NodeFilter.SHOW_TEXT,
    );
    const letters: [Node, number][] = [];
    let text = "";
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const { data } = node as Text;
      for (let at = 0; at < data.length; at++) letters.push([node, at]);
      text += data;
    }
    const from = text.indexOf(chosen);
    const [begins, ends] = [letters[from], letters[from + chosen.length - 1]];
    if (!begins || !ends) throw new Error(`${chosen} does not stand in the text`);
    getSelection()?.setBaseAndExtent(begins[0], begins[1], ends[0], ends[1] + 1);
  }, chosen);
  // The editor has heard of it.
  await expect(page.locator(".comment-bubble")).toBeVisible();
}

const panel = (page: Page, t: ReturnType<typeof messages>) =>
  page.getByRole("region", { name: t("Comments.title"), exact: true });

for (const desk of desksOf("zh")) {
  test(`two people talk beside a text, and what is open is counted until it is settled (desk in ${desk})`, async ({
    page,
    context,
    browser,
    origin,
    axe,
  }) => {
    test.setTimeout(180_000);
    const t = messages(desk);
    const author = await signInAs(context, origin, "author", { locale: desk, name: "Li Author" });
    const documentId = await draftOf(author, `A bridge, spoken of in ${desk}`);
    const text = storyPaths.text(desk, documentId, "en");

    // Words are selected, and a comment is offered beside them.
    const editor = await colleague(browser, origin, "editor", {
      locale: desk,
      name: "Anna Editor",
    });
    await editor.goto(text);
    await selectWords(editor, "three spans");
    await editor.getByRole("button", { name: t("Comments.comment"), exact: true }).click();
    const field = editor.getByRole("textbox", { name: t("Comments.words") });
    await expect(field).toBeFocused();
    await field.fill("Three or four?");
    await panel(editor, t)
      .getByRole("button", { name: t("Comments.send"), exact: true })
      .last()
      .click();
    const mark = editor.locator("mark.commented");
    await expect(mark).toHaveText("three spans");
    const thread = panel(editor, t).getByRole("listitem").filter({ hasText: "Three or four?" });
    await expect(thread.first()).toBeFocused();
    expect(await axe(editor)).toEqual([]);
    // No letter of the text was touched by it.
    await expect(editor.locator("[data-state=saved]")).toBeVisible();
    const { revisions } = await editorialDb().translation.findFirstOrThrow({
      where: { documentId },
      include: { revisions: true },
    });
    expect(revisions).toHaveLength(1);

    // The author is told, and the words lead to their place and back.
    const told = async () => {
      await page.goto(notificationPaths.list(desk));
      return page.getByText("Three or four?").count();
    };
    await expect.poll(told, { timeout: 60_000 }).toBe(1);
    await page.getByRole("link", { name: /Anna Editor/ }).click();
    await page.waitForURL(/comment=/);
    const opened = page.locator("[aria-current=true][data-thread]");
    await expect(opened).toContainText("Three or four?");
    await expect(page.locator("mark.commented.is-active")).toBeInViewport();
    await opened
      .getByRole("button", { name: t("Comments.goTo", { words: "three spans" }) })
      .click();
    await expect(bodyOf(page)).toBeFocused();
    expect(await page.evaluate("getSelection().toString()")).toBe("three spans");

    // What is typed before it and in it moves the passage along; the words go, and come back.
    await page.keyboard.type("four spans");
    await saved(page);
    await expect(page.locator("mark.commented")).toHaveText("four spans");
    await expect(opened.getByText(t("Comments.changed"))).toBeVisible();
    await selectWords(page, "has four spans of steel");
    await page.keyboard.press("Delete");
    await saved(page);
    await expect(opened.getByText(t("Comments.gone"))).toBeVisible();
    await expect(page.locator("mark.commented")).toHaveCount(0);
    await page.keyboard.press("ControlOrMeta+z");
    await saved(page);
    await expect(page.locator("mark.commented")).toHaveText("four spans");

    // The author answers; the editor hears of it when they look at the page again.
    await opened.getByRole("button", { name: t("Comments.reply"), exact: true }).click();
    await page.getByRole("textbox", { name: t("Comments.replyWords") }).fill("Four. @Anna");
    await page
      .getByRole("button", { name: /^Anna Editor/ })
      .first()
      .click();
    await page.keyboard.type("is right.");
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(opened.locator(".said-name")).toHaveText("@Anna Editor");
    await expect(async () => {
      await editor.evaluate("window.dispatchEvent(new Event('focus'))");
      await expect(thread.getByText("is right.")).toBeVisible({ timeout: 5_000 });
    }).toPass();

    // It is counted beside the state, and warns before an approval, which it does not forbid.
    const open = t("OpenComments.count", { count: 1 });
    await submit({ userId: author.userId }, { documentId, locale: "en" });
    await editor.goto(staffPaths.home(desk));
    await expect(editor.getByText(open).first()).toBeAttached();
    await editor.goto(storyPaths.review(desk, documentId, "en"));
    const warning = t("OpenComments.warning", { count: 1, language: "English" });
    await expect(editor.getByText(warning)).toBeVisible();
    await expect(panel(editor, t).getByText("Three or four?")).toBeVisible();
    expect(await axe(editor)).toEqual([]);
    await panel(editor, t)
      .getByRole("button", { name: t("Comments.resolve"), exact: true })
      .click();
    await expect(editor.getByText(t("Comments.done.resolved"))).toBeAttached();
    await expect(panel(editor, t).getByText("Three or four?")).toHaveCount(0);
    await panel(editor, t)
      .getByLabel(t("Comments.filter.resolved", { count: 1 }))
      .check();
    await expect(panel(editor, t).getByText("Three or four?")).toBeVisible();
    await editor.reload();
    await expect(editor.getByText(warning)).toHaveCount(0);
    await editor.getByRole("button", { name: t("ReviewForms.approve"), exact: true }).click();
    await editor.waitForURL(storyPaths.story(desk, documentId));
  });
}

const t = messages("en");

test("by the keyboard alone: a passage is commented, answered, resolved and opened again", async ({
  page,
  context,
  origin,
}) => {
  const author = await signInAs(context, origin, "author", { name: "Li Author" });
  const documentId = await draftOf(author, "A bridge, by keys");
  await page.goto(storyPaths.text("en", documentId, "en"));
  await enterBody(page);
  await page.keyboard.press("ControlOrMeta+Home");
  for (let letter = 0; letter < "The bridge".length; letter++) {
    await page.keyboard.press("Shift+ArrowRight");
  }
  await page.keyboard.press("Control+Alt+m");
  await expect(page.getByRole("textbox", { name: t("Comments.words") })).toBeFocused();
  await page.keyboard.type("Which one?");
  await page.keyboard.press("Control+Enter");
  const thread = page.locator("[data-thread]").filter({ hasText: "Which one?" });
  await expect(thread).toBeFocused();

  const pressed = async (name: string) => {
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press("Tab");
      const focused = page.locator(":focus");
      if ((await focused.textContent()) === name) return page.keyboard.press("Enter");
    }
    throw new Error(`Tab does not lead to ${name}`);
  };
  await pressed(t("Comments.reply"));
  await page.keyboard.type("The new one.");
  await page.keyboard.press("Control+Enter");
  await expect(thread.getByText("The new one.")).toBeVisible();
  await expect(thread).toBeFocused();
  await pressed(t("Comments.resolve"));
  await expect(thread).toHaveCount(0);
  // The focus is in the list, and not lost.
  await expect(page.locator(".thread-list")).toBeFocused();

  // From the passage to its comment: in a text that is being written, with the same keys.
  await page.locator(".thread-filter input").nth(1).check();
  await page.locator("[data-thread]").focus();
  await pressed(t("Comments.reopen"));
  await expect(page.getByLabel(t("Comments.filter.open", { count: 1 }))).toBeVisible();
  await page.locator(".thread-filter input").first().check();
  await enterBody(page);
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+Alt+m");
  await expect(thread).toBeFocused();
  // With the caret in no passage it is about the whole text; Escape leads back to it.
  await enterBody(page);
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("Control+Alt+m");
  await expect(page.getByText(t("Comments.whole")).first()).toBeVisible();
  // What was sent is not about to be said again.
  await expect(page.getByRole("textbox", { name: t("Comments.words") })).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(bodyOf(page)).toBeFocused();
});

test("on a phone a passage is commented, and its comment stands over the text until it is closed", async ({
  browser,
  origin,
  axe,
}) => {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const author = await signInAs(context, origin, "author", { name: "Li Author" });
  const documentId = await draftOf(author, "A bridge, by thumb");
  const page = await context.newPage();
  await page.goto(storyPaths.text("en", documentId, "en"));
  await selectWords(page, "opened in April");
  await page.getByRole("button", { name: t("Comments.comment"), exact: true }).tap();
  await page.getByRole("textbox", { name: t("Comments.words") }).fill("Or in May?");
  await page
    .getByRole("button", { name: t("Comments.send"), exact: true })
    .last()
    .tap();
  const thread = page.locator("[data-thread]").filter({ hasText: "Or in May?" });
  await expect(thread).toBeInViewport();
  await expect(page.locator("mark.commented")).toBeInViewport();
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: t("Comments.close") }).tap();
  await expect(thread).not.toBeInViewport();
  await page.locator("mark.commented").tap();
  await expect(thread).toBeInViewport();
});

test("comments stand beside the preview, and whoever has a link to the draft reads none of them", async ({
  page,
  context,
  browser,
  origin,
  axe,
}) => {
  const author = await signInAs(context, origin, "author", { name: "Li Author" });
  const documentId = await draftOf(author, "A bridge, previewed");
  const actor = { userId: author.userId };
  const secret = "Nobody outside may read this remark";
  const which = { documentId, locale: "en" as const };
  const passage = { unit: "b:b2", quote: "opened in April", starts: 7 };
  await addComment(actor, { ...which, body: secret, mentions: [], passage });

  await page.goto(storyPaths.preview("en", documentId));
  await expect(panel(page, t).getByText(secret)).toBeVisible();
  const frame = page.frameLocator('iframe[data-text="en"]');
  await expect(frame.getByText(words[1])).toBeVisible();
  await panel(page, t)
    .getByRole("button", { name: t("Comments.goTo", { words: "opened in April" }) })
    .click();
  await expect
    .poll(() => frame.locator("body").evaluate(() => String(getSelection())))
    .toBe("opened in April");
  expect(await axe(page)).toEqual([]);

  const { token } = await shareDraft(actor, { ...which, label: "Ms Wang", days: 1 });
  const guest = await browser.newContext({ baseURL: origin });
  const shared = await guest.request.get(storyPaths.shared("en", token));
  expect(shared.status()).toBe(200);
  expect(await shared.text()).toContain(words[1]);
  expect(await shared.text()).not.toContain(secret);
  // The page that staff see in the frame has none of them either: it is what readers will have.
  const previewed = await page.request.get(`/en/preview/story/${documentId}`);
  expect(await previewed.text()).not.toContain(secret);
});

test("what was said of the source stands beside its translation", async ({
  page,
  context,
  origin,
}) => {
  const author = await signInAs(context, origin, "author", { name: "Li Author" });
  const documentId = await draftOf(author, "A bridge, translated");
  const actor = { userId: author.userId };
  await write(actor, documentId, "ru", { title: "Мост", body: paragraphs("У моста три пролёта.") });
  const body = "Three is right: see the plan.";
  const passage = { unit: "b:b1", quote: "three spans", starts: 15 };
  const which = { documentId, locale: "en" as const };
  await addComment(actor, { ...which, body, mentions: [], passage });

  await page.goto(storyPaths.text("en", documentId, "ru"));
  await expect(page.getByText(body)).toHaveCount(0);
  // The page is awake when its editor is there.
  await expect(bodyOf(page)).toBeVisible();
  await panel(page, t).getByLabel(t("Comments.language")).selectOption("en");
  await expect(panel(page, t).getByText(body)).toBeVisible();
  await page.getByRole("button", { name: t("Comments.goTo", { words: "three spans" }) }).click();
  await page.waitForURL(new RegExp(`/${documentId}/en\\?comment=`));
  await expect(page.locator("mark.commented.is-active")).toHaveText("three spans");
});

test("the mail of a comment leads to it, through signing in", async ({ browser, origin }) => {
  test.setTimeout(120_000);
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        mails.push(Buffer.concat(parts).toString().replace(/=\r\n/g, "").replaceAll("=3D", "="));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const author = await hire("author", { name: "Li Author" });
  const password = "a long walk over the old bridge";
  await givePassword(author.userId, password);
  const documentId = await draftOf(author, "A bridge, by mail");
  const editor = await hire("editor", { name: "Anna Editor" });
  const passage = { unit: "b:b1", quote: "three spans", starts: 15 };
  const which = { documentId, locale: "en" as const };
  await addComment({ userId: editor.userId }, { ...which, body: "Four?", mentions: [], passage });
  // The site's worker notes it; its letter, which would wait for more, is sent here.
  const noted = () => editorialDb().notification.count({ where: { userId: author.userId } });
  await expect.poll(noted, { timeout: 60_000 }).toBe(1);
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
  const letter = await writeBundle({ userId: author.userId });
  if (letter) await sendMail(letter.mail, documentId);
  delete process.env.SMTP_URL;
  await new Promise<void>((resolve) => server.close(() => resolve()));

  expect(mails).toHaveLength(1);
  expect(mails[0]).toContain(`To: ${author.email}`);
  expect(mails[0]).toContain("Four?");
  const link = /https?:\/\/\S+\?comment=\S+/.exec(mails[0] ?? "")?.[0] ?? "";
  const page = await (await browser.newContext({ baseURL: origin })).newPage();
  await page.goto(link);
  await page.getByLabel(t("SignIn.email")).fill(author.email);
  await page.getByLabel(t("SignIn.password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: t("SignIn.submit"), exact: true }).click();
  await expect(page.locator("[aria-current=true][data-thread]")).toContainText("Four?");
  await expect(page.locator("mark.commented.is-active")).toHaveText("three spans");
});
