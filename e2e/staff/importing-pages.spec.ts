import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { anyPicture, misleadingPage, savedArticle } from "@/e2e/fixtures/imported";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { storyPaths } from "@/features/editorial/paths";

const t = messages("en");
const pictures = process.env.SCREENSHOTS;

/** Nothing reaches beyond a phone's width; with SCREENSHOTS a picture of it is made, and one of a desk's. */
async function fits(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? { width: 1280, height: 800 };
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(
      await page.evaluate("document.documentElement.scrollWidth - window.innerWidth"),
    ).toBeLessThanOrEqual(0);
    if (pictures)
      await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize(before);
}

test("an article of WeChat dropped on New story with its pictures becomes a draft, and can be seen beside what it was", async ({
  page,
  context,
  origin,
  axe,
}) => {
  test.setTimeout(120_000);
  await signInAs(context, origin, "author");
  await page.goto(storyPaths.begin("en"));
  await page.getByLabel(t("ImportPanel.language")).selectOption("zh");
  const { name, bytes, beside } = savedArticle();
  const files = [{ name, base64: Buffer.from(bytes).toString("base64") }];
  for (const path of beside) {
    const picture = await anyPicture();
    files.push({ name: path.split("/").at(-1) ?? "", base64: picture.toString("base64") });
  }
  await page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer();
    for (const { name, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name));
    }
    const init = { dataTransfer, bubbles: true, cancelable: true };
    document.querySelector("h1")?.dispatchEvent(new DragEvent("drop", init));
  }, files);
  const panel = page.getByRole("region", { name: t("ImportPanel.title") });
  await expect(panel.getByRole("heading", { name })).toBeFocused({ timeout: 30_000 });
  const row = panel.getByRole("row", { name: t("ImportPanel.counts.picture") });
  // Found, imported, left out, missing.
  await expect(row).toHaveText(/2\s*2\s*0\s*0$/);
  await panel.getByRole("button", { name: t("ImportPanel.make") }).click();
  await page.waitForURL(/\/stories\/[0-9a-f-]{36}\/zh$/, { timeout: 60_000 });
  const body = page.getByRole("textbox", { name: t("TextEditor.body") });
  const blocks = await body.evaluate((element) =>
    [...element.children].map((each) => (each.querySelector("img, figure") ? "figure" : "text")),
  );
  expect(blocks).toEqual(["text", "figure", "text", "figure"]);

  await page.goto(`${page.url()}/history`);
  await page.getByRole("link", { name: t("HistoryPage.imported") }).click();
  const before = page.frameLocator(`iframe[title="${t("ImportedPage.before")}"]`);
  await expect(before.getByText("微信扫一扫关注该公众号")).toBeVisible();
  const after = page.frameLocator(`iframe[title="${t("ImportedPage.after")}"]`);
  await expect(after.getByText("▲", { exact: false }).first()).toBeVisible({ timeout: 20_000 });
  expect(await axe(page)).toEqual([]);
});

test("of a saved folder another part is taken than was found, and a picture that was missing comes in afterwards", async ({
  page,
  context,
  origin,
  axe,
}, testInfo) => {
  test.setTimeout(120_000);
  await signInAs(context, origin, "author");
  const { name, html, there, missing, wrong, right } = misleadingPage();
  const folder = testInfo.outputPath("saved");
  await mkdir(path.join(folder, path.dirname(there)), { recursive: true });
  await writeFile(path.join(folder, name), html);
  await writeFile(path.join(folder, there), await anyPicture());
  await page.goto(storyPaths.begin("en"));
  const panel = page.getByRole("region", { name: t("ImportPanel.title") });
  const heading = panel.getByRole("heading", { name });
  await expect(async () => {
    await page.getByLabel(t("ImportPanel.chooseFolder")).setInputFiles(folder);
    await expect(heading).toBeFocused({ timeout: 15_000 });
  }).toPass({ timeout: 60_000 });
  const article = panel.getByRole("region", { name: t("ImportPanel.article.title") });
  await expect(article.getByRole("checkbox", { name: wrong })).toBeChecked();
  const part = article.getByRole("checkbox", { name: right[0] ?? "" }).first();
  await expect(part).not.toBeChecked();
  expect(await axe(page)).toEqual([]);
  await fits(page, "en-article");
  await part.focus();
  await page.keyboard.press("Space");
  await expect(part).toBeChecked();
  await article.getByRole("checkbox", { name: wrong }).focus();
  await page.keyboard.press("Space");
  await panel.getByRole("button", { name: t("ImportPanel.article.again") }).press("Enter");
  await expect(heading).toBeFocused({ timeout: 30_000 });
  await expect(panel.getByText(t("ImportPanel.article.changed"))).toHaveCount(0);
  const row = panel.getByRole("row", { name: t("ImportPanel.counts.picture") });
  await expect(row).toHaveText(/2\s*1\s*0\s*1$/);
  await panel.getByRole("button", { name: t("ImportPanel.make") }).click();

  const again = panel.getByRole("region", { name: t("ImportPanel.again.title", { count: 1 }) });
  await expect(again).toBeVisible({ timeout: 60_000 });
  expect(await axe(page)).toEqual([]);
  await fits(page, "en-again");
  const file = { name: "anything.jpg", mimeType: "image/jpeg", buffer: await anyPicture() };
  await again.getByLabel(missing).setInputFiles(file);
  await expect(panel.getByText(t("ImportPanel.again.came", { came: 1, missing: 0 }))).toBeVisible({
    timeout: 30_000,
  });
  await expect(row).toHaveText(/2\s*2\s*0\s*0$/);
  await panel.getByRole("link", { name: t("ImportPanel.open") }).click();
  const body = page.getByRole("textbox", { name: t("TextEditor.body") });
  await expect(body.getByText(right.at(-1) ?? "")).toBeVisible();
  await expect(body.getByText(wrong)).toHaveCount(0);
  const blocks = await body.evaluate((element) =>
    [...element.children].map((each) => (each.querySelector("img, figure") ? "figure" : "text")),
  );
  expect(blocks).toEqual(["text", "figure", "text", "figure", "text"]);
});

for (const locale of ["zh", "ru"] as const) {
  test(`what was taken of a page, and what is missing, fits a phone (${locale})`, async ({
    page,
    context,
    origin,
    axe,
  }, testInfo) => {
    const t = messages(locale);
    await signInAs(context, origin, "author", { locale });
    const { name, html, right } = misleadingPage();
    const file = testInfo.outputPath(name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, html);
    await page.goto(storyPaths.begin(locale));
    const panel = page.getByRole("region", { name: t("ImportPanel.title") });
    await expect(async () => {
      await page.getByLabel(t("ImportPanel.choose"), { exact: true }).setInputFiles(file);
      await expect(panel.getByRole("heading", { name })).toBeFocused({ timeout: 15_000 });
    }).toPass({ timeout: 60_000 });
    await fits(page, `${locale}-article`);
    await panel
      .getByRole("checkbox", { name: right[0] ?? "" })
      .first()
      .check();
    await panel.getByRole("button", { name: t("ImportPanel.make") }).click();
    const title = t("ImportPanel.again.title", { count: 2 });
    await expect(panel.getByRole("region", { name: title })).toBeVisible({ timeout: 60_000 });
    await fits(page, `${locale}-again`);
    expect(await axe(page)).toEqual([]);
  });
}
