import { getSchema } from "@tiptap/core";
import { saved } from "@/e2e/fixtures/desk";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { createDocument } from "@/features/editorial/drafts/documents";
import { extensions } from "@/features/writing/body/extensions";
import { outline } from "@/features/writing/testing/outline";
import { samples } from "@/features/writing/testing/samples/all";

const t = messages("en");

/** Signs of what was left behind are marks of the desk by now. */
const shown = (lines: string[]) =>
  lines.map((line) => line.replaceAll(/[▢▷]/g, "")).filter((line) => !/^p ?$/.test(line));

test("every sample comes out of the browser's parser as it should, and no style comes in", async ({
  page,
  context,
  origin,
}) => {
  await signInAs(context, origin, "author");
  const { documentId } = await createDocument(
    { system: "cli" },
    { kind: "ARTICLE", primaryLocale: "en", sectionKey: "bauing-dynamic" },
  );
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
  });
  await page.goto(`/en/staff/stories/${documentId}/en`);
  const body = page.getByRole("textbox", { name: t("TextEditor.body") });
  await body.click();
  const schema = getSchema(extensions());

  for (const { name, html, text, left = "" } of samples) {
    const { json, gaps } = await body.evaluate((element, html) => {
      const { editor } = element as HTMLElement & {
        editor: { commands: { clearContent: () => void }; getJSON: () => object };
      };
      editor.commands.clearContent();
      const data = new DataTransfer();
      data.setData("text/html", html);
      element.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
      return { json: editor.getJSON(), gaps: element.querySelectorAll(".paste-gap").length };
    }, html);
    expect(outline(schema.nodeFromJSON(json)), name).toEqual(shown(text));
    const behind = /picture|embed/.test(left);
    expect(gaps > 0, name).toBe(behind);
  }
  expect(refused).toEqual([]);

  // What was left out is said, and what came is saved.
  await body.evaluate((element) => {
    const data = new DataTransfer();
    data.setData(
      "text/html",
      `<p>10<sup>6</sup><img src="https://example.com/1.jpg"><img src="https://example.com/2.jpg"></p>`,
    );
    element.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(page.getByText(t("PasteNotice.picture", { count: 2 }))).toBeVisible();
  await expect(body.getByText(t("PasteNotice.gap.picture", { count: 2 }))).toBeVisible();
  await saved(page);
  await page.getByRole("button", { name: t("PasteNotice.close"), exact: true }).click();
  await expect(page.getByText(t("PasteNotice.picture", { count: 2 }))).toBeHidden();
});
