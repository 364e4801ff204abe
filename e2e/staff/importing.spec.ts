import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { section } from "@/e2e/fixtures/publishing";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { storyPaths } from "@/features/editorial/paths";
import { newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { openPackage } from "@/features/importing/docx/package/parts";
import { writeZip } from "@/features/importing/docx/package/write-zip";
import {
  del,
  ins,
  makeDocx,
  p,
  picture,
  producers,
  r,
  styled,
} from "@/features/importing/docx/testing/make-docx";
import { importPaths } from "@/features/importing/paths";

const t = messages("en");
const cli = { system: "cli" } as const;
const pictures = process.env.SCREENSHOTS;

/** Drops a file on the page, as from a folder beside the browser. @returns whether the page took it */
const drop = (page: Page, name: string, bytes: Buffer): Promise<boolean> =>
  page.evaluate(
    ({ name, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], name));
      const init = { dataTransfer, bubbles: true, cancelable: true };
      const drop = new DragEvent("drop", init);
      document.querySelector("h1")?.dispatchEvent(drop);
      return drop.defaultPrevented;
    },
    { name, base64: bytes.toString("base64") },
  );

/** A report with five pictures, each under its paragraph with a caption, and two tracked changes. */
async function report(): Promise<Buffer> {
  const names = producers.word;
  const media: Record<string, Buffer> = {};
  const parts = [p("The cranes of the northern yard", styled(names.title))];
  for (let index = 1; index <= 5; index++) {
    // Colours of their own: a picture that is there already would be the same one.
    const background = { r: index * 40, g: Math.floor(Math.random() * 255), b: 90 };
    media[`image${index}.png`] = await sharp({
      create: { width: 64, height: 48, channels: 3, background },
    })
      .png()
      .toBuffer();
    const changed = index === 1 ? ins(r("twice ")) + del("once ") : "";
    parts.push(
      p(
        `${r(`Paragraph ${index}: the harbour master visited `)}${changed}${r("the yard and spoke with those who will work there.")}`,
      ),
      p(picture(`image${index}`, `Crane number ${index} over the quay`)),
      p(`▲ Crane ${index}`),
    );
  }
  return makeDocx({ body: parts.join(""), styles: names.styles, media });
}

test("a Word document dropped on New story is decided about and becomes a draft with its pictures in place", async ({
  page,
  context,
  origin,
  axe,
}) => {
  test.setTimeout(120_000);
  await signInAs(context, origin, "author");
  await page.goto(storyPaths.begin("en"));
  const bytes = await report();
  // Until its scripts run the page takes nothing.
  await expect.poll(() => drop(page, "report.docx", bytes)).toBe(true);
  const panel = page.getByRole("region", { name: t("ImportPanel.title") });
  const heading = panel.getByRole("heading", { name: "report.docx" });
  await expect(heading).toBeFocused({ timeout: 30_000 });
  await expect(panel.getByRole("strong")).toHaveText("The cranes of the northern yard");
  await expect(panel.getByRole("row", { name: t("ImportPanel.counts.picture") })).toContainText(
    "5",
  );
  expect(await axe(page)).toEqual([]);
  if (pictures) await page.screenshot({ path: `${pictures}/en-import-1440.png`, fullPage: true });
  await page.setViewportSize({ width: 390, height: 900 });
  expect(
    await page.evaluate("document.documentElement.scrollWidth - window.innerWidth"),
  ).toBeLessThanOrEqual(0);
  if (pictures) await page.screenshot({ path: `${pictures}/en-import-390.png`, fullPage: true });
  await page.setViewportSize({ width: 1280, height: 800 });

  // By keyboard alone: the insertion is rejected, the deletion stays accepted.
  const inserted = panel.getByRole("group", { name: t("ImportPanel.asked.insertion") });
  await inserted.getByRole("radio", { name: t("ImportPanel.choices.accept") }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(
    inserted.getByRole("radio", { name: t("ImportPanel.choices.reject") }),
  ).toBeChecked();
  await panel.getByRole("button", { name: t("ImportPanel.make") }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/stories\/[0-9a-f-]{36}\/en$/, { timeout: 60_000 });
  const body = page.getByRole("textbox", { name: t("TextEditor.body") });
  await expect(body).toContainText("Paragraph 1: the harbour master visited the yard");
  await expect(page.getByLabel(t("TextFields.title"), { exact: true })).toHaveValue(
    "The cranes of the northern yard",
  );
  const blocks = await body.evaluate((element) =>
    [...element.children].map((each) =>
      each.querySelector("img, figure") ? "figure" : each.textContent?.slice(0, 11),
    ),
  );
  expect(blocks).toEqual([1, 2, 3, 4, 5].flatMap((index) => [`Paragraph ${index}`, "figure"]));
});

test("a file over a text takes its place by keyboard; what cannot be read is refused with what to do", async ({
  page,
  context,
  origin,
}) => {
  await signInAs(context, origin, "author");
  const documentId = await newDocument({ sectionKey: section.key });
  await write(cli, documentId, "en", {
    title: "Old words",
    summary: "S",
    body: paragraphs("The first paragraph stays as it is in this text.", "The second goes."),
  });
  await page.goto(storyPaths.text("en", documentId, "en"));
  const panel = page.getByRole("region", { name: t("ImportPanel.titleInto") });
  const file = panel.getByLabel(t("ImportPanel.choose"));
  const compound = Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(504),
    Buffer.from("WordDocument", "utf16le"),
  ]);
  await file.setInputFiles({ name: "old.doc", mimeType: "application/msword", buffer: compound });
  await expect(panel.getByRole("alert")).toContainText(t("ImportPanel.refusals.old-word"), {
    timeout: 30_000,
  });

  const buffer = makeDocx({
    body:
      p("The first paragraph stays as it is in this text.") +
      p("A third one has come in with the file, and ends here."),
  });
  await file.setInputFiles({ name: "new.docx", mimeType: "application/octet-stream", buffer });
  await panel.getByRole("button", { name: t("ImportPanel.replace") }).click({ timeout: 30_000 });
  const body = page.getByRole("textbox", { name: t("TextEditor.body") });
  await expect(body).toContainText("A third one has come in", { timeout: 60_000 });
  await expect(body).not.toContainText("The second goes.");
});

test("a story goes out as a Word document and only what was edited in it comes back", async ({
  page,
  context,
  origin,
}) => {
  await signInAs(context, origin, "author");
  const documentId = await newDocument({ sectionKey: section.key });
  await write(cli, documentId, "en", {
    title: "Out and back",
    summary: "S",
    body: paragraphs("One stays as it is.", "Two is edited."),
  });
  await page.goto(storyPaths.story("en", documentId));
  const part = page.getByRole("region", { name: t("StoryPage.word") });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    part.getByRole("link", { name: t("ReviewFile.download") }).click(),
  ]);
  const file = openPackage(await readFile(await download.path()), "review.docx");
  const buffer = writeZip(
    file.names.map((name) => {
      const content = file.bytes(name) ?? Buffer.alloc(0);
      const isText = name === "word/document.xml";
      return {
        name,
        content: isText
          ? content.toString("utf8").replace("Two is edited.", "Two was edited in Word.")
          : content,
      };
    }),
  );
  await part
    .getByLabel(t("ReviewFile.file"))
    .setInputFiles({ name: "review.docx", mimeType: "application/octet-stream", buffer });
  await part.getByRole("button", { name: t("ReviewFile.send") }).click();
  await expect(part.getByRole("status")).toContainText(t("ReviewFile.taken"), { timeout: 30_000 });
  await page.goto(importPaths.text("en", documentId, "en"));
  const body = page.getByRole("textbox", { name: t("TextEditor.body") });
  await expect(body).toContainText("Two was edited in Word.");
  await expect(body).toContainText("One stays as it is.");
});
