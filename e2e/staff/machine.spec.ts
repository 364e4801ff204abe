import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { photograph, saved } from "@/e2e/fixtures/desk";
import { cli } from "@/e2e/fixtures/engine";
import { ownSite } from "@/e2e/fixtures/own-site";
import { section } from "@/e2e/fixtures/publishing";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { storyPaths } from "@/features/editorial/paths";
import { publish } from "@/features/editorial/publishing/publish";
import { newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { link } from "@/features/translation/write/link";

// A machine proposes, on a site of its own that has one set up: see docs/decisions/0058-a-machine-proposes.md.

test("a machine's words are marked, and published when a person has confirmed them", async ({
  page,
  context,
  axe,
}) => {
  test.setTimeout(240_000);
  const { origin, start, remove } = await ownSite();
  let lies = true;
  const machine = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { id } = JSON.parse(JSON.parse(body).messages[1].content);
    const content = JSON.stringify({ id, translation: "Housing, schools and hospitals." });
    response.end(
      lies ? "<title>Sign in</title>" : JSON.stringify({ choices: [{ message: { content } }] }),
    );
  });
  await new Promise<void>((done) => machine.listen(0, "127.0.0.1", done));
  const site = await start({
    TRANSLATION_MACHINE_URL: `http://127.0.0.1:${(machine.address() as AddressInfo).port}/v1`,
    TRANSLATION_MACHINE_MODEL: "m-1",
    TRANSLATION_MACHINE_NAME: "House Translator",
    TRANSLATION_MACHINE_KEY: "a-key-that-no-page-has",
  });
  const t = messages("en");
  await signInAs(context, origin, "admin", { name: "Editor" });
  const documentId = await newDocument({ sectionKey: section.key, primaryLocale: "zh" });
  const slug = `m-${documentId.slice(0, 8)}`;
  const source = { title: "会谈", summary: "一次会谈。", slug };
  await write(cli, documentId, "zh", { ...source, body: paragraphs("双方谈到了住房和学校。") });
  const said = { title: "Talks", summary: "Talks.", slug };
  await write(cli, documentId, "en", { ...said, body: paragraphs("Housing and schools.") });
  await link(cli, { documentId, locale: "en", source: "zh" });
  await write(cli, documentId, "zh", {
    ...source,
    body: paragraphs("双方谈到了住房、学校和医院。"),
  });
  await publish(cli, { documentId, texts: [{ locale: "zh" }] });

  await page.goto(`${origin}${storyPaths.translate("en", documentId, "en")}`);
  expect(await page.content()).not.toContain("a-key-that-no-page-has");
  const row = page.locator('.source-row[data-key="t b1"]');
  const ask = row.getByRole("button", {
    name: t("TranslationMachine.ask", { tool: "House Translator" }),
  });
  await ask.click();
  await expect(row).toContainText(
    t("TranslationMachine.fault.unreadable", { tool: "House Translator" }),
  );
  lies = false;
  await ask.click();
  await expect(row.locator(".machine-words")).toContainText("House Translator");
  expect(await axe(page)).toEqual([]);
  await photograph(page, "en-translation-machine", [1440, 390]);
  await row.locator(".machine-words").getByRole("button").click();
  await expect(page.locator(".ProseMirror")).toContainText("Housing, schools and hospitals.");
  await saved(page);
  await expect(row.locator(".row-state p")).toContainText(t("Translation.state.machine"));

  // The gate names the passage, and leads to it.
  await page.goto(`${origin}${storyPaths.step("en", documentId, "publish", "en")}`);
  await expect(page.getByText(t("EditorialReasons.machine-unconfirmed"))).toContainText(
    "Housing, schools and hospitals.",
  );
  await page.getByRole("link", { name: t("EditorialReasons.mend.translation") }).click();
  await expect(page.locator(".ProseMirror")).toBeVisible();
  await page.locator("#text-title").focus();
  await page.keyboard.press("F8");
  await page.keyboard.press("Alt+Enter");
  await expect(row.locator(".row-state p")).toContainText(t("Translation.state.confirmed"));
  await page.goto(`${origin}${storyPaths.step("en", documentId, "publish", "en")}`);
  await expect(page.locator(".publish-plan[data-ready]")).toBeVisible();
  await expect(page.getByText(t("EditorialReasons.machine-unconfirmed"))).toHaveCount(0);
  await site.end();
  machine.closeAllConnections();
  machine.close();
  await remove();
});
