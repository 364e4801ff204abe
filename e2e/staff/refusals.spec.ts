import type { Locator } from "@playwright/test";
import { section } from "@/e2e/fixtures/publishing";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { storyPaths } from "@/features/editorial/paths";
import { newDocument, write } from "@/features/editorial/testing/newsroom";
import { languages } from "@/i18n/routing";

const t = messages("ru");
const cli = { system: "cli" } as const;

/** Drops a file there. @returns whether the page took it, and the browser does not open it in its place */
const dropOn = (place: Locator, name: string, type: string): Promise<boolean> =>
  place.evaluate(
    (element, file) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["words"], file.name, { type: file.type }));
      const { left: clientX, top: clientY } = element.getBoundingClientRect();
      const place = { clientX: clientX + 20, clientY: clientY + 10 };
      const drop = new DragEvent("drop", {
        ...place,
        dataTransfer,
        bubbles: true,
        cancelable: true,
      });
      element.dispatchEvent(drop);
      return drop.defaultPrevented;
    },
    { name, type },
  );

test("a file that is no picture is refused in words, wherever it is dropped", async ({
  page,
  context,
  origin,
}) => {
  await signInAs(context, origin, "author", { locale: "ru" });
  const documentId = await newDocument({ sectionKey: section.key });
  await write(cli, documentId, "ru", { title: "Брошенные файлы" });
  await page.goto(storyPaths.text("ru", documentId, "ru"));
  const body = page.getByRole("textbox", { name: t("TextEditor.body") });
  await expect(body).toBeVisible();

  expect(await dropOn(body, "notes.pdf", "application/pdf")).toBe(true);
  const refused = page.getByRole("alert").filter({ hasText: "notes.pdf" });
  await expect(refused).toContainText(t("Uploads.fault.kind", { name: "notes.pdf" }));
  await refused.getByRole("button", { name: t("Uploads.dismiss") }).click();
  await expect(refused).toHaveCount(0);

  // Beside the text there is no place for it, but the page and what is written stay.
  expect(
    await dropOn(page.getByRole("heading", { level: 1 }), "notes.pdf", "application/pdf"),
  ).toBe(true);
  await expect(refused).toHaveCount(0);
});

test("an address that is taken is named in the language of the desk", async ({
  page,
  context,
  origin,
}) => {
  await signInAs(context, origin, "admin", { locale: "ru" });
  await page.goto("/ru/staff/admin/sections");
  const form = page.getByRole("region", { name: t("SectionForm.new") });
  await form.getByLabel(t("SectionForm.key")).fill("never-kept");
  for (const { name } of Object.values(languages)) {
    const texts = form.getByRole("group", { name });
    await texts.getByLabel(t("SectionForm.name")).fill("Never kept");
    await texts.getByLabel(t("SectionForm.slug")).fill("never-kept");
  }
  const english = form.getByRole("group", { name: languages.en.name });
  await english.getByLabel(t("SectionForm.slug")).fill("bauing-dynamic");
  await form.getByRole("button", { name: t("SaveButtons.publish") }).click();
  await expect(form.getByRole("alert")).toHaveText(
    `English: ${t("AdminReasons.slug-taken")} bauing-dynamic`,
  );
  // Nothing that was typed is lost.
  await expect(form.getByLabel(t("SectionForm.key"))).toHaveValue("never-kept");

  await english.getByLabel(t("SectionForm.slug")).fill("Not An Address");
  await form.getByRole("button", { name: t("SaveButtons.publish") }).click();
  await expect(form.getByRole("alert")).toContainText(t("AdminReasons.slug-invalid"));
});
