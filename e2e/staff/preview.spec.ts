import { holdScripts } from "@/e2e/fixtures/desk";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { storyPaths } from "@/features/editorial/paths";
import { newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";

const t = messages("ru");
const cli = { system: "cli" } as const;

test("axe looks at each preview, in the language of the desk, and leads to what it has found", async ({
  page,
  context,
  origin,
}) => {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  await signInAs(context, origin, "author", { locale: "ru" });
  const documentId = await newDocument({ sectionKey: "bauing-dynamic" });
  const body = paragraphs("Before it.", "A level too deep");
  const heading = { ...body.content[1], type: "heading", attrs: { id: "b2", level: 3 } };
  const barred = { ...body, content: [body.content[0], heading] } as typeof body;
  await write(cli, documentId, "en", { title: "Barred", body: barred });
  await write(cli, documentId, "ru", { title: "Открыто", body: paragraphs("Всё в порядке.") });
  // The scripts come late: the frames are there before them, and are looked at all the same.
  const letScriptsCome = await holdScripts(page);
  await page.goto(storyPaths.preview("ru", documentId), { waitUntil: "commit" });
  for (const [language, words] of [
    ["en", "A level too deep"],
    ["ru", "Всё в порядке."],
  ]) {
    const frame = page.frameLocator(`iframe[src^="/${language}/preview/"]`);
    await expect(frame.getByText(words ?? "")).toBeVisible();
  }
  letScriptsCome();

  const found = (count: number) => t("PreviewScreen.audit.found", { count });
  const onceLooked = { timeout: 30_000 };
  const english = page.getByRole("figure").filter({ hasText: "English" });
  const russian = page.getByRole("figure").filter({ hasText: "Русский" });
  await expect(english.getByRole("status")).toHaveText(found(1), onceLooked);
  await expect(english).toContainText("Уровни заголовков должны увеличиваться на единицу");
  await expect(russian.getByRole("status")).toHaveText(found(0), onceLooked);

  // It is shown where it stands.
  const place = page
    .frameLocator('iframe[src^="/en/preview/"]')
    .getByRole("heading", { name: "A level too deep" });
  await english.getByRole("button", { name: "A level too deep" }).click();
  await expect(place).toBeInViewport();

  // Another page in the frame is looked at anew.
  await page.getByLabel(t("PreviewScreen.pages.home")).check();
  await expect(english.getByRole("status")).toHaveText(found(0), onceLooked);
  expect(problems).toEqual([]);
});
