import path from "node:path";
import { saved } from "@/e2e/fixtures/desk";
import { section } from "@/e2e/fixtures/publishing";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { storyPaths } from "@/features/editorial/paths";
import { newDocument, write } from "@/features/editorial/testing/newsroom";
import { languages } from "@/i18n/routing";
import { nextPart, ownBuild } from "@/lib/startup/builds";

// The site is updated while the desk is open. That is played: the answers are
// those that another build would give.

const t = messages("ru");
const cli = { system: "cli" } as const;

test("an action that the site no longer knows takes nothing away, and a reload brings back what was typed", async ({
  page,
  context,
  origin,
}) => {
  await signInAs(context, origin, "admin", { locale: "ru" });
  await page.goto("/ru/staff/admin/sections");
  const form = page.getByRole("region", { name: t("SectionForm.new") });
  const key = form.getByLabel(t("SectionForm.key"));
  const [name] = Object.values(languages).map((language) =>
    form.getByRole("group", { name: language.name }).getByLabel(t("SectionForm.name")),
  );
  const fillAll = async () => {
    await key.fill("typed-before");
    for (const language of Object.values(languages)) {
      const texts = form.getByRole("group", { name: language.name });
      await texts.getByLabel(t("SectionForm.name")).fill(`Typed in ${language.name}`);
      await texts.getByLabel(t("SectionForm.slug")).fill("typed-before");
    }
  };
  await fillAll();
  let asked = 0;
  await page.route("**/staff/admin/sections*", async (route) => {
    if (route.request().headers()["next-action"] === undefined) return route.continue();
    asked += 1;
    await route.fulfill({
      status: 404,
      contentType: "text/plain",
      headers: { "x-nextjs-action-not-found": "1" },
      body: "Server action not found.",
    });
  });
  await form
    .getByRole("button", { name: t("SaveButtons.save") })
    .first()
    .click();
  const alert = page.getByRole("alert").filter({ hasText: t("UpdateNotice.refused") });
  await expect(alert).toBeVisible();
  expect(asked).toBe(1);
  await expect(key).toHaveValue("typed-before");

  await alert.getByRole("button", { name: t("UpdateNotice.reload") }).click();
  await expect(alert).toHaveCount(0);
  await expect(key).toHaveValue("typed-before");
  await expect(name ?? key).toHaveValue(`Typed in ${Object.values(languages)[0]?.name}`);
  await page.reload();
  await expect(key).toHaveValue("");
});

test("the first answer of another build tells whoever is writing, and the text stays", async ({
  page,
  context,
  origin,
}) => {
  await signInAs(context, origin, "author", { locale: "ru" });
  const documentId = await newDocument({ sectionKey: section.key });
  await write(cli, documentId, "ru", { title: "Во время обновления" });
  await page.goto(storyPaths.text("ru", documentId, "ru"));
  const body = page.getByRole("textbox", { name: t("TextEditor.body") });
  const answered = page.waitForResponse("**/save");
  await body.click();
  await page.keyboard.type("До обновления. ");
  const part = path.basename(nextPart(ownBuild()));
  expect((await answered).headers()["x-site-build"]).toBe(part);
  await saved(page);
  const notice = page.getByRole("status").filter({ hasText: t("UpdateNotice.newer") });
  await expect(notice).toHaveCount(0);

  await page.route("**/save", async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      headers: { ...response.headers(), "x-site-build": "another" },
    });
  });
  await page.keyboard.type("После него.");
  await expect(notice).toBeVisible();
  await page.keyboard.type(" И ещё слово.");
  await notice.getByRole("button", { name: t("UpdateNotice.reload") }).click();
  await expect(body).toContainText("До обновления. После него. И ещё слово.");
  await expect(notice).toHaveCount(0);
});
