import type { Browser, Page } from "@playwright/test";
import { photograph } from "@/e2e/fixtures/desk";
import { desksOf } from "@/e2e/fixtures/desks";
import { section } from "@/e2e/fixtures/publishing";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import type { Actor } from "@/features/audit/actors/actors";
import { storyPaths } from "@/features/editorial/paths";
import { revokeShare, shareDraft } from "@/features/editorial/sharing/share-links";
import { newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { notificationPaths } from "@/features/notifications/paths";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

// What somebody without an account says of a draft, and what becomes of it at the desk.

let networks = 0;
/** What strangers send is counted by their network: each of them has one of their own. */
async function stranger(browser: Browser, origin: string, options: object = {}): Promise<Page> {
  networks += 1;
  const context = await browser.newContext({
    baseURL: origin,
    extraHTTPHeaders: { "x-forwarded-for": `2001:db8:0:${networks.toString(16)}::1` },
    ...options,
  });
  return context.newPage();
}

async function draftIn(
  locale: Locale,
  title: string,
  actor: Actor = { system: "cli" },
): Promise<string> {
  const documentId = await newDocument({ sectionKey: section.key, primaryLocale: locale });
  const body = paragraphs("The bridge has three spans.", "2019");
  await write(actor, documentId, locale, { title, body, slug: documentId });
  return documentId;
}

const changeText = (documentId: string, locale: Locale, words: string) =>
  write({ system: "cli" }, documentId, locale, { body: paragraphs(words) });

for (const locale of desksOf("zh")) {
  test(`a reader of a link is asked, answers without scripts, and is read at the desk (${locale})`, async ({
    page,
    context,
    browser,
    origin,
    axe,
  }) => {
    test.setTimeout(240_000);
    const t = messages(locale);
    const title = `A bridge, shared in ${locale}`;
    const words = `Four spans, as the plan says (${locale}).`;
    const { userId } = await signInAs(context, origin, "author", { locale });
    const documentId = await draftIn(locale, title, { userId });

    // The link is made, and asks.
    await page.goto(storyPaths.share(locale, documentId));
    await page.getByLabel(t("SharePanel.label")).fill("Ms Wang");
    await page.getByLabel(t("SharePanel.asks")).check();
    await page.getByRole("button", { name: t("SharePanel.make") }).click();
    const address = await page.getByLabel(t("SharePanel.link"), { exact: true }).inputValue();
    await photograph(page, `${locale}-share-made`);
    expect(await axe(page)).toEqual([]);

    // A phone without scripts, by keyboard alone.
    const phone = { width: 390, height: 844 };
    const reader = await stranger(browser, origin, { javaScriptEnabled: false, viewport: phone });
    await reader.goto(address);
    await reader.getByRole("link", { name: t("SharedDraft.asked") }).click();
    await reader.getByLabel(t("OpinionForm.change")).focus();
    await reader.keyboard.press("Space");
    await reader.keyboard.press("Tab");
    await reader.keyboard.type("Wang Fang");
    await reader.keyboard.press("Tab");
    await reader.keyboard.type(words);

    // Meanwhile the text goes on: nothing is kept for words that were not read.
    await changeText(documentId, locale, "The bridge has five spans.");
    await reader.keyboard.press("Tab");
    await reader.keyboard.press("Enter");
    const form = reader.locator("#opinion");
    await expect(form).toContainText(t("OpinionForm.refused.content-changed"));
    await expect(reader.getByText("The bridge has five spans.")).toBeVisible();
    await expect(reader.getByLabel(t("OpinionForm.name"))).toHaveValue("Wang Fang");
    expect(
      await editorialDb().opinion.count({ where: { words, translation: { documentId } } }),
    ).toBe(0);
    await photograph(reader, `${locale}-opinion-refused`);
    await reader.getByRole("button", { name: t("OpinionForm.send") }).click();
    await expect(form).toContainText(t("OpinionForm.taken"));
    expect(new URL(reader.url()).hash).toBe("#opinion");

    // Another one who has the same link, with scripts: sees nothing of the first, and changes their mind.
    const other = await stranger(browser, origin);
    await other.goto(address);
    expect(await axe(other)).toEqual([]);
    expect(await other.content()).not.toContain("Wang Fang");
    await photograph(other, `${locale}-opinion`);
    await other.getByLabel(t("OpinionForm.name")).fill("Li Ming");
    await other.getByLabel(t("OpinionForm.agree")).check();
    await other.getByRole("button", { name: t("OpinionForm.send") }).click();
    await expect(other.getByText(t("OpinionForm.taken"))).toBeVisible();
    await expect(other.locator("#opinion h2")).toBeFocused();
    expect(await axe(other)).toEqual([]);
    await photograph(other, `${locale}-opinion-taken`);
    await other.getByLabel(t("OpinionForm.change")).check();
    await other.getByLabel(t("OpinionForm.words")).fill("A better title.");
    await other.getByRole("button", { name: t("OpinionForm.again") }).click();
    await expect(other.getByText(t("OpinionForm.is.change"))).toBeVisible();
    expect((await other.context().cookies()).map(({ path }) => path)).toEqual(["/media"]);

    // At the desk: told of, beside the text, and no approval.
    await expect
      .poll(
        async () => {
          await page.goto(notificationPaths.list(locale));
          return page.getByText(words).count();
        },
        { timeout: 60_000 },
      )
      .toBe(1);
    await page.goto(storyPaths.text(locale, documentId, locale));
    const counts = t("Opinions.counts", { agree: 0, change: 2, both: "no" });
    await page.getByRole("link", { name: counts }).click();
    const opinions = page.locator(".opinions > li");
    await expect(opinions).toHaveCount(2);
    await expect(opinions.nth(0)).toContainText("Li Ming");
    await expect(opinions.nth(0)).toContainText(
      t("Opinions.before", { answer: t("Opinions.agree") }),
    );
    await expect(opinions.nth(1)).toContainText(words);
    await expect(opinions.nth(1)).toContainText(t("Opinions.current"));
    await photograph(page, `${locale}-story-opinions`);
    expect(await axe(page)).toEqual([]);
    await changeText(documentId, locale, "The bridge has six spans.");
    await page.goto(storyPaths.review(locale, documentId, locale));
    await expect(opinions.nth(1)).toContainText(t("Opinions.changed"));

    // It ends with the link: nothing more is taken, and what was said is told apart.
    await page.goto(storyPaths.share(locale, documentId));
    await page.getByRole("button", { name: t("SharePanel.revoke") }).click();
    await expect(page.getByRole("button", { name: t("SharePanel.revoke") })).toBeHidden();
    const kept = () => editorialDb().opinion.count({ where: { translation: { documentId } } });
    const before = await kept();
    await reader.getByRole("button", { name: t("OpinionForm.again") }).click();
    await expect(reader).toHaveTitle(new RegExp(t("NotFound.title")));
    await other.getByRole("button", { name: t("OpinionForm.again") }).click();
    await expect(other.getByText(t("OpinionForm.refused.unanswered"))).toBeVisible();
    await expect(other.getByLabel(t("OpinionForm.words"))).toHaveValue("A better title.");
    expect(await kept()).toBe(before);
    await page.goto(storyPaths.story(locale, documentId));
    await page.getByText(t("Opinions.ended", { count: 2 })).click();
    await expect(opinions.nth(1)).toContainText(words);
    await reader.context().close();
    await other.context().close();
  });
}

test("whoever holds a link posts to nothing else with it, and nothing to a link that has ended", async ({
  origin,
}) => {
  const documentId = await draftIn("en", "Held by a link");
  const cli = { system: "cli" } as const;
  const link = { documentId, locale: "en" as const, label: "", days: 1 };
  const { token } = await shareDraft(cli, { ...link, asksOpinion: true });
  const { token: silent } = await shareDraft(cli, link);
  const opened = await fetch(origin + storyPaths.shared("en", token));
  const cookie = opened.headers.getSetCookie().map((each) => each.split(";")[0] ?? "");
  const page = await opened.text();
  const fields = [...page.matchAll(/name="(\$ACTION[^"]*|shown|token)"(?: value="([^"]*)")?/g)];
  expect(fields.map(([, name]) => name)).toEqual(expect.arrayContaining(["shown", "token"]));
  const send = async (path: string, change: Record<string, string> = {}) => {
    networks += 1;
    const body = new FormData();
    for (const [, name = "", value = ""] of fields) body.set(name, value.replaceAll("&quot;", '"'));
    const said = { answer: "agree", name: "Somebody", words: "", ...change };
    for (const [name, value] of Object.entries(said)) body.set(name, value);
    const { status } = await fetch(origin + path, {
      method: "POST",
      body,
      redirect: "manual",
      headers: {
        origin,
        cookie: cookie.join("; "),
        "x-forwarded-for": `2001:db8:1:${networks.toString(16)}::1`,
      },
    });
    return status;
  };
  const kept = () => editorialDb().opinion.count({ where: { translation: { documentId } } });

  // The desk has no such form: whoever is not signed in is led to the sign-in page.
  for (const path of [
    storyPaths.story("en", documentId),
    storyPaths.text("en", documentId, "en"),
    storyPaths.share("en", documentId),
    `/en/preview/story/${documentId}`,
  ]) {
    expect([path, await send(path)]).not.toEqual([path, 200]);
  }
  expect(await send(storyPaths.shared("en", token), { token: silent })).toBe(200);
  expect(await send(storyPaths.shared("en", token), { shown: "0".repeat(64) })).toBe(200);
  expect(await kept()).toBe(0);
  expect(await send(storyPaths.shared("en", token))).toBe(200);
  expect(await kept()).toBe(1);
  // What is refused before anybody reads it is said in the language of the draft, and other methods do nothing.
  for (const [locale, words] of locales.map((each) => [each, messages(each)] as const)) {
    const place = origin + storyPaths.shared(locale, token);
    const headers = {
      accept: "text/html",
      "x-forwarded-for": `2001:db8:2:${locale.charCodeAt(0)}::1`,
    };
    const refused = await fetch(place, { method: "POST", body: "answer=agree", headers });
    expect([refused.status, await refused.text()]).toEqual([
      403,
      expect.stringContaining(words("FormRefused.title")),
    ]);
    const large = { ...headers, origin, "content-type": "application/x-www-form-urlencoded" };
    const tooLarge = await fetch(place, {
      method: "POST",
      body: "x".repeat(70_000),
      headers: large,
    });
    expect([tooLarge.status, await tooLarge.text()]).toEqual([
      413,
      expect.stringContaining(words("FormTooLarge.title")),
    ]);
    expect((await fetch(place, { method: "PUT", headers: { ...headers, origin } })).status).toBe(
      405,
    );
  }
  for (const { id } of await editorialDb().shareLink.findMany({ where: { documentId } })) {
    await revokeShare(cli, { id, documentId });
  }
  expect(await send(storyPaths.shared("en", token))).toBe(404);
  expect(await kept()).toBe(1);
});
