import sharp from "sharp";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { createDocument } from "@/features/editorial/drafts/documents";
import { editorialDb } from "@/lib/db/editorial";

const t = messages("en");

test("what must stay in sight of a lead picture is chosen by keyboard and by pointer", async ({
  page,
  context,
  origin,
}) => {
  await signInAs(context, origin, "author");
  const { documentId } = await createDocument(
    { system: "cli" },
    { kind: "ARTICLE", primaryLocale: "en", sectionKey: "bauing-dynamic" },
  );
  const focus = async () => {
    const where = { id: documentId };
    const document = await editorialDb().document.findUnique({
      where,
      include: { leadMedia: true },
    });
    return [document?.leadMedia?.focalX, document?.leadMedia?.focalY];
  };
  await page.goto(`/en/staff/stories/${documentId}`);
  await page.getByRole("button", { name: t("FactsForm.chooseLead") }).click();
  // A colour of its own: a picture that is there already would be the same one.
  const background = `#${documentId.slice(0, 6)}`;
  const create = { width: 1800, height: 1300, channels: 3, background } as const;
  const buffer = await sharp({ create }).jpeg().toBuffer();
  const file = { name: "lead.jpg", mimeType: "image/jpeg", buffer };
  await page.getByLabel(t("LibraryDialog.file")).setInputFiles(file);

  const across = page.getByRole("slider", { name: t("LeadFocus.focalX") });
  const down = page.getByRole("slider", { name: t("LeadFocus.focalY") });
  await expect(across).toHaveValue("50", { timeout: 20_000 });
  await across.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Tab");
  await page.keyboard.press("End");
  await expect.poll(focus).toEqual([0.01, 1]);
  const chooser = page.getByRole("group", { name: t("LeadFocus.title") });
  await expect(chooser.getByRole("status")).toHaveText(t("LeadFocus.note.saved"));

  const picture = page.locator(".lead-focus-whole");
  const { width = 0, height = 0 } = (await picture.boundingBox()) ?? {};
  await picture.click({ position: { x: width * 0.75, y: height * 0.25 } });
  await expect(across).toHaveValue("75");
  await expect(down).toHaveValue("25");
  await expect.poll(focus).toEqual([0.75, 0.25]);
  // The square is cut around the point, as far as there is picture: to the right edge.
  const square = page.locator("[data-shape='1200x1200'] img");
  await expect(square).toHaveCSS("object-position", "100% 50%");

  await page.reload();
  await expect(across).toHaveValue("75");
  await expect(square).toHaveCSS("object-position", "100% 50%");
});
