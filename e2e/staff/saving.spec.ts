import type { Browser, Page } from "@playwright/test";
import { ownSite } from "@/e2e/fixtures/own-site";
import { hire, openSession, type StaffMember, signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { createDocument } from "@/features/editorial/drafts/documents";
import { history, revisionOf } from "@/features/editorial/history/data";
import { plainText } from "@/features/publication/body/body-text";
import type { Body } from "@/features/publication/schema";
import { editorialDb } from "@/lib/db/editorial";

const t = messages("en");

async function newStory(): Promise<string> {
  const { documentId } = await createDocument(
    { system: "cli" },
    { kind: "ARTICLE", primaryLocale: "en", sectionKey: "bauing-dynamic" },
  );
  return documentId;
}

const editorOf = (page: Page) => page.getByRole("textbox", { name: t("TextEditor.body") });
const state = (page: Page, name: string) => page.locator(`[data-state="${name}"]`);

async function open(page: Page, documentId: string) {
  await page.goto(`/en/staff/stories/${documentId}/en`);
  await editorOf(page).click();
}

async function textNow(documentId: string): Promise<string> {
  const { headRevision } = await editorialDb().translation.findUniqueOrThrow({
    where: { documentId_locale: { documentId, locale: "en" } },
    include: { headRevision: true },
  });
  return plainText((headRevision?.body ?? { type: "doc", content: [] }) as Body);
}

test("what is typed while the network is away is kept, through a reload, and saved after it", async ({
  page,
  context,
  origin,
}) => {
  await signInAs(context, origin, "author");
  const documentId = await newStory();
  await open(page, documentId);
  await page.keyboard.type("Before the cut. ");
  await expect(state(page, "saved")).toBeVisible();
  await page.route("**/save", (route) => route.abort("internetdisconnected"));
  await page.keyboard.type("While the network was away.");
  await expect(state(page, "offline")).toBeVisible();
  await page.reload();
  await expect(editorOf(page)).toHaveText("Before the cut. While the network was away.");
  expect(await textNow(documentId)).not.toContain("While");
  await page.unroute("**/save");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(state(page, "saved")).toBeVisible({ timeout: 20_000 });
  expect(await textNow(documentId)).toBe("Before the cut. While the network was away.");
});

/** How a session ends: by somebody's hand, because it was not used, and in any case. */
const endings: ((userId: string) => Promise<unknown>)[] = [
  (userId) => editorialDb().session.deleteMany({ where: { userId } }),
  (userId) => editorialDb().$executeRaw`
    UPDATE editorial.session SET updated_at = now() - interval '13 hours' WHERE user_id = ${userId}`,
  (userId) =>
    editorialDb().session.updateMany({ where: { userId }, data: { expiresAt: new Date(0) } }),
];

test("what is typed after the session has ended, in whatever way, is kept, and saved when one is back", async ({
  page,
  context,
  origin,
}) => {
  const member = await signInAs(context, origin, "author");
  const documentId = await newStory();
  await open(page, documentId);
  let typed = "";
  const type = async (words: string) => {
    typed += words;
    await page.keyboard.type(words);
  };
  for (const [index, end] of endings.entries()) {
    await type(`Signed in ${index}. `);
    await expect(state(page, "saved")).toBeVisible();
    await end(member.userId);
    await type(`Signed out ${index}. `);
    await expect(state(page, "signed-out")).toBeVisible();
    await expect(page.getByRole("link", { name: t("SaveState.signIn") })).toBeVisible();
    const { cookie } = await openSession(member.userId);
    await context.addCookies([{ ...cookie, url: origin, httpOnly: true, sameSite: "Lax" }]);
    await expect(state(page, "saved")).toBeVisible({ timeout: 20_000 });
    expect((await textNow(documentId)).trim()).toBe(typed.trim());
  }
});

test("a server that fails is not called offline; what cannot be saved is named, and saved when it is mended", async ({
  page,
  context,
  origin,
  axe,
}) => {
  await signInAs(context, origin, "author");
  const documentId = await newStory();
  await open(page, documentId);
  await page.route("**/save", (route) => route.fulfill({ status: 500, body: "Internal error" }));
  await page.keyboard.type("While it failed. ");
  await expect(state(page, "failing")).toBeVisible();
  await page.unroute("**/save");
  await expect(state(page, "saved")).toBeVisible({ timeout: 20_000 });

  const byline = page.locator("#text-byline");
  await byline.fill(`Of\tthe ${"desk ".repeat(60)}`);
  await expect(state(page, "refused")).toBeVisible();
  const fault = page.getByRole("button", { name: t("TextChecks.fault.field-too-long") });
  await expect(fault).toBeVisible();
  expect.soft(await axe(page)).toEqual([]);
  await fault.click();
  await expect(byline).toBeFocused();
  await byline.fill("Of\tthe desk");
  await expect(byline).toHaveValue("Of the desk");
  await expect(state(page, "saved")).toBeVisible();
  await expect(fault).toBeHidden();
  const [head, copy] = await history(documentId, "en");
  expect([head?.version, copy?.version]).toEqual([2, null]);
  expect(await textNow(documentId)).toContain("While it failed.");
});

test("what is typed while the server is killed and started again is kept and saved", async ({
  page,
  context,
}) => {
  // A process of its own, beside the one that the other tests ask; it has to start twice.
  test.setTimeout(180_000);
  const { origin, start, remove } = await ownSite();
  const first = await start();
  await signInAs(context, origin, "author");
  const documentId = await newStory();
  await page.goto(`${origin}/en/staff/stories/${documentId}/en`);
  await editorOf(page).click();
  await page.keyboard.type("Before the restart. ");
  await expect(state(page, "saved")).toBeVisible();
  await page.keyboard.type("Just as it was killed. ");
  await first.end("SIGKILL");
  await page.keyboard.type("While it was down. ");
  await expect(state(page, "offline")).toBeVisible();
  const second = await start();
  await page.keyboard.type("After it.");
  await expect(state(page, "saved")).toBeVisible({ timeout: 60_000 });
  expect(await textNow(documentId)).toBe(
    "Before the restart. Just as it was killed. While it was down. After it.",
  );
  await second.end();
  await remove();
});

test("a colleague's save opens a comparison; either text can be taken, and both are kept", async ({
  page,
  browser,
  context,
  origin,
  axe,
}) => {
  await signInAs(context, origin, "author");
  const documentId = await newStory();
  await open(page, documentId);
  await page.keyboard.type("Mine.");
  await expect(state(page, "saved")).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  const second = await signInAs(other.context(), origin, "author", { name: "Anna Second" });
  await open(other, documentId);
  await other.keyboard.press("Control+End");
  await other.keyboard.type(" Theirs.");
  await expect(state(other, "saved")).toBeVisible();

  await page.keyboard.type(" And more of mine.");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText(second.name);
  expect.soft(await axe(page)).toEqual([]);
  await dialog.getByRole("button", { name: t("ConflictDialog.takeTheirs") }).click();
  await expect(editorOf(page)).toHaveText("Mine. Theirs.");
  const kept = await history(documentId, "en");
  const conflictCopy = kept.find(({ version }) => version === null);
  const copy = await revisionOf(documentId, "en", conflictCopy?.number ?? 0);
  expect(plainText(copy?.body as Body)).toBe("Mine. And more of mine.");

  // From here on both go on with one text.
  await editorOf(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Third.");
  await expect(state(page, "saved")).toBeVisible();
  expect(await textNow(documentId)).toBe("Mine. Theirs. Third.");
  await other.context().close();
});

test("two browsers send a hundred saves of one text: every one is the text, or a conflict copy", async ({
  browser,
  origin,
}) => {
  test.slow();
  const documentId = await newStory();
  const members = [await hire("author"), await hire("author")];
  const pages = await Promise.all(members.map((member) => signedIn(browser, origin, member)));
  const told: string[] = [];
  await Promise.all(
    pages.map(async (page, who) => {
      let version = 0;
      for (let turn = 0; turn < 50; turn++) {
        const words = `browser ${who} turn ${turn}`;
        const reply = await page.evaluate(send, { documentId, version, words });
        if (reply.outcome === "saved") version = reply.version;
        else version = reply.current.version;
        told.push(`${words}: ${reply.outcome}`);
      }
    }),
  );
  expect(told).toHaveLength(100);
  const kept = await editorialDb().revision.findMany({
    where: { translation: { documentId } },
    orderBy: { number: "asc" },
  });
  const versionOf = new Map(kept.map(({ title, version }) => [title, version]));
  for (const line of told) {
    const [words = "", outcome] = line.split(": ");
    expect(versionOf.has(words), line).toBe(true);
    expect(versionOf.get(words) === null, line).toBe(outcome === "conflict-copy");
  }
  // The versions are one chain: nobody overwrote what they had not seen.
  const versions = kept.flatMap(({ version }) => (version === null ? [] : [version]));
  expect(versions).toEqual(versions.map((_, index) => index + 1));
  expect(told.some((line) => line.endsWith("conflict-copy"))).toBe(true);
  await Promise.all(pages.map((page) => page.context().close()));
});

async function signedIn(browser: Browser, origin: string, { cookie }: StaffMember): Promise<Page> {
  const context = await browser.newContext();
  await context.addCookies([{ ...cookie, url: origin, httpOnly: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  await page.goto("/en/staff");
  return page;
}

type Sent = { documentId: string; version: number; words: string };

/** Runs in the browser, as the editor's save does. */
async function send({ documentId, version, words }: Sent) {
  const response = await fetch(`/en/staff/stories/${documentId}/en/save`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      basedOn: version,
      content: {
        title: words,
        body: {
          type: "doc",
          content: [
            { type: "paragraph", attrs: { id: "a" }, content: [{ type: "text", text: words }] },
          ],
        },
      },
    }),
  });
  return response.json();
}
