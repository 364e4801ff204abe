import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import type { Actor } from "@/features/audit/actors/actors";
import { createDocument } from "@/features/editorial/drafts/documents";
import { saveRevision } from "@/features/editorial/drafts/save-revision";

const t = messages("en");
const cli = { system: "cli" } as const;

async function draft(title: string, actor: Actor = cli): Promise<string> {
  const { documentId } = await createDocument(actor, {
    kind: "ARTICLE",
    primaryLocale: "en",
    sectionKey: "bauing-dynamic",
  });
  await saveRevision(actor, {
    documentId,
    locale: "en",
    basedOn: 0,
    content: {
      title,
      body: {
        type: "doc",
        content: [
          { type: "paragraph", attrs: { id: "a" }, content: [{ type: "text", text: "Draft." }] },
        ],
      },
    },
  });
  return documentId;
}

test("a link shows a draft to someone without an account, until it is revoked", async ({
  page,
  browser,
  context,
  origin,
  axe,
}) => {
  // Of others' stories an author makes no link, and is told whom to ask.
  const { userId } = await signInAs(context, origin, "author");
  await page.goto(`/en/staff/stories/${await draft("Written by others")}/share`);
  await expect(page.getByText(t("SharePanel.mayNot"))).toBeVisible();
  await expect(page.getByLabel(t("SharePanel.label"))).toBeHidden();
  const documentId = await draft("Shared with a colleague", { userId });
  await page.goto(`/en/staff/stories/${documentId}/share`);
  await page.getByLabel(t("SharePanel.label")).fill("Ms Wang");
  await page.getByRole("button", { name: t("SharePanel.make") }).click();
  const address = await page.getByLabel(t("SharePanel.link"), { exact: true }).inputValue();
  expect.soft(await axe(page)).toEqual([]);

  const guest = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const answer = await guest.goto(address);
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()).toMatchObject({
    "cache-control": "no-store",
    "referrer-policy": "strict-origin",
  });
  expect(answer?.headers()["x-robots-tag"]).toContain("noindex");
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("Shared with a colleague");

  await page.reload();
  await expect(page.getByText("Ms Wang")).toBeVisible();
  await page.getByRole("button", { name: t("SharePanel.revoke") }).click();
  await expect(page.getByRole("button", { name: t("SharePanel.revoke") })).toBeHidden();
  const [refused, never] = await Promise.all(
    [address, `${origin}/en/preview/shared/${"a".repeat(43)}`].map(async (each) => {
      const response = await guest.request.get(each);
      return [response.status(), await response.text()];
    }),
  );
  expect(refused?.[0]).toBe(404);
  expect(refused).toEqual(never);
  await guest.context().close();
});

test("nobody sees a preview without a session", async ({ browser, origin }) => {
  const documentId = await draft("Not for everybody");
  const guest = await (await browser.newContext()).newPage();
  for (const path of [
    `story/${documentId}`,
    `home?with=${documentId}`,
    `news?with=${documentId}`,
  ]) {
    await guest.goto(`${origin}/en/preview/${path}`);
    expect(new URL(guest.url()).pathname).toBe("/en/staff/sign-in");
    expect(await guest.content()).not.toContain("Not for everybody");
  }
  await guest.context().close();
});
