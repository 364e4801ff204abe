import type { Page } from "@playwright/test";
import { section } from "@/e2e/fixtures/publishing";
import { type StaffMember, signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { addComment } from "@/features/comments/write/add-comment";
import { storyPaths } from "@/features/editorial/paths";
import { shareDraft } from "@/features/editorial/sharing/share-links";
import { newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";

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

/** Selects words of the text as somebody does who knows its keys. */
async function selectWords(page: Page, chosen: string): Promise<void> {
  await bodyOf(page).focus();
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

const t = messages("en");

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
  await panel(page, t).getByLabel(t("Comments.language")).selectOption("en");
  await expect(panel(page, t).getByText(body)).toBeVisible();
  await page.getByRole("button", { name: t("Comments.goTo", { words: "three spans" }) }).click();
  await page.waitForURL(new RegExp(`/${documentId}/en\\?comment=`));
  await expect(page.locator("mark.commented.is-active")).toHaveText("three spans");
});
