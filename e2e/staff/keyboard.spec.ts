import type { Page } from "@playwright/test";
import { saved } from "@/e2e/fixtures/desk";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";

const t = messages("en");

/** Presses Tab until the focus stands on what is looked for: no other way there is tried. */
async function tabTo(page: Page, name: string | RegExp, role?: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return undefined;
      const labelled = element as HTMLInputElement;
      const label = labelled.labels?.[0]?.textContent ?? "";
      const name = element.getAttribute("aria-label") ?? (label || element.textContent || "");
      return {
        name: name.trim(),
        role: element.getAttribute("role") ?? element.tagName.toLowerCase(),
      };
    });
    const named = typeof name === "string" ? here?.name === name : name.test(here?.name ?? "");
    if (named && (!role || here?.role === role)) return;
  }
  throw new Error(`Tab never comes to ${name}`);
}

test("a story is written and published by keyboard alone", async ({ page, context, origin }) => {
  await signInAs(context, origin, "admin");
  await page.goto("/en/staff/stories/new");
  await tabTo(page, t("NewStory.language"));
  await page.keyboard.press("e");
  await tabTo(page, t("NewStory.begin"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/stories\/[0-9a-f-]{36}\/en$/);

  await tabTo(page, t("TextFields.title"));
  await page.keyboard.type("Written by keyboard alone");
  await tabTo(page, t("TextFields.summary"));
  await page.keyboard.type("Nobody targets a mouse.");
  await tabTo(page, t("TextEditor.body"), "textbox");
  await page.keyboard.type("A heading");
  await page.keyboard.press("Control+Alt+2");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Some ");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("bold");
  await page.keyboard.press("Control+b");
  await page.keyboard.type(" words, 10");
  await page.keyboard.press("Control+.");
  await page.keyboard.type("6");
  await page.keyboard.press("Control+.");
  await page.keyboard.type(" t of CO");
  await page.keyboard.press("Control+,");
  await page.keyboard.type("2");
  await page.keyboard.press("Control+,");
  await page.keyboard.type(" with a link");
  // On a busy machine, too, the link is on the words that are marked.
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  for (let letter = 0; letter < 4; letter++) await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Control+k");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await tabTo(page, t("LinkDialog.address"));
  await page.keyboard.type("example.com");
  await page.keyboard.press("Enter");
  const body = page.getByRole("textbox", { name: t("TextEditor.body") });
  await expect(body.getByRole("link", { name: "link" })).toBeVisible();
  await expect(body.getByRole("heading", { level: 2 })).toHaveText("A heading");
  await expect(body.locator("strong")).toHaveText("bold");
  await expect(body.locator("p").last()).toHaveText("Some bold words, 106 t of CO2 with a link");
  await expect(body.locator("sup")).toHaveText("6");
  await expect(body.locator("sub")).toHaveText("2");
  await saved(page);

  // The toolbar is one stop, with arrows within it.
  await page.keyboard.press("Shift+Tab");
  await page.getByRole("toolbar").getByRole("button").first().focus();
  await page.keyboard.press("End");
  await expect(
    page.getByRole("button", { name: t("EditorToolbar.file"), exact: true }),
  ).toBeFocused();

  await page.goto(page.url().replace(/\/en$/, "/publish"));
  await expect(page.locator(".publish-plan[data-ready]")).toBeVisible({ timeout: 30_000 });
  await tabTo(page, t("PublishPanel.publish", { count: 1 }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: t("ReceiptView.state.DONE") })).toBeVisible({
    timeout: 30_000,
  });
});
