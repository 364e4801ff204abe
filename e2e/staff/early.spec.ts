import { holdScripts } from "@/e2e/fixtures/desk";
import { section } from "@/e2e/fixtures/publishing";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { storyPaths } from "@/features/editorial/paths";
import { newDocument, statesOf, write } from "@/features/editorial/testing/newsroom";

const t = messages("en");
const cli = { system: "cli" } as const;

test("what is typed before the desk's scripts are there is kept, and saved", async ({
  page,
  context,
  origin,
}) => {
  await signInAs(context, origin, "author");
  const documentId = await newDocument({ sectionKey: section.key });
  await write(cli, documentId, "en", { title: "Early", summary: "Before." });
  const letScriptsCome = await holdScripts(page);
  await page.goto(storyPaths.text("en", documentId, "en"), { waitUntil: "commit" });
  const summary = page.getByLabel(t("TextFields.summary"));
  await summary.click();
  await page.keyboard.press("End");
  await page.keyboard.type(" And more.");
  const body = page.getByRole("textbox", { name: t("TextEditor.body") });
  await expect(body, "typed before the scripts").toHaveCount(0);
  await expect(page.locator("[data-state=saved]"), "called saved before it can be").toHaveCount(0);

  letScriptsCome();
  await expect(body).toBeVisible({ timeout: 15_000 });
  await expect(summary).toHaveValue("Before. And more.");
  await page.unroute(/\/_next\/static\/.*\.js$/);
  await expect
    .poll(async () => {
      await page.reload();
      return summary.inputValue();
    })
    .toBe("Before. And more.");
});

test("what is chosen before the desk's scripts are there is what is done", async ({
  page,
  context,
  origin,
}) => {
  await signInAs(context, origin, "author");
  const letScriptsCome = await holdScripts(page);
  await page.goto(storyPaths.begin("en"), { waitUntil: "commit" });
  const passages = ["大桥今日合龙，全长三公里。", "工程历时四年，比计划提前两个月。"];
  const text = passages.map((passage) => `<p>${passage.repeat(6)}</p>`).join("");
  const html = `<!doctype html><title>大桥合龙</title><article><h1>大桥合龙</h1>${text}</article>`;
  await page.getByLabel(t("ImportPanel.language")).selectOption("zh");
  await page.getByLabel(t("ImportPanel.choose"), { exact: true }).setInputFiles({
    name: "bridge.html",
    mimeType: "text/html",
    buffer: Buffer.from(html),
  });
  const panel = page.getByRole("region", { name: t("ImportPanel.title") });
  await expect(panel.getByRole("heading", { name: "bridge.html" })).toHaveCount(0);

  letScriptsCome();
  await expect(panel.getByRole("heading", { name: "bridge.html" })).toBeVisible();
  await expect(page.getByLabel(t("ImportPanel.language"))).toHaveValue("zh");
  await panel.getByRole("button", { name: t("ImportPanel.make") }).click();
  await page.waitForURL(/\/stories\/[0-9a-f-]{36}\/zh$/);
  await page.unroute(/\/_next\/static\/.*\.js$/);
});

test("what is pressed before the desk's scripts are there is done, once", async ({
  page,
  context,
  origin,
}) => {
  await signInAs(context, origin, "author");
  const documentId = await newDocument({ sectionKey: section.key });
  for (const locale of ["zh", "en"] as const)
    await write(cli, documentId, locale, { title: "Early", summary: "Pressed." });
  const letScriptsCome = await holdScripts(page);
  await page.goto(storyPaths.errand("en", documentId, ["zh", "en"]), { waitUntil: "commit" });
  const submit = page.getByRole("button", { name: t("ErrandSteps.step.submit", { count: 2 }) });
  await submit.click();
  await submit.click();
  expect((await statesOf(documentId, "zh"))?.editorial).toBe("DRAFT");

  letScriptsCome();
  await expect(page.getByText(t("ErrandSteps.waits.approve"))).toBeVisible();
  for (const locale of ["zh", "en"] as const)
    expect((await statesOf(documentId, locale))?.editorial).toBe("IN_REVIEW");
  await page.unroute(/\/_next\/static\/.*\.js$/);
});
