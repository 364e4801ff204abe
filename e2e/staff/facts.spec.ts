import { saved } from "@/e2e/fixtures/desk";
import { section } from "@/e2e/fixtures/publishing";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { storyPaths } from "@/features/editorial/paths";
import { newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { staffPaths } from "@/features/staff/paths";

// What once went live: 33.5亿 in Chinese, 320 million in English, and nobody was told.

test("a figure that differs is stopped before it is public, kept with a reason, and asked about again", async ({
  page,
  context,
  origin,
  axe,
}) => {
  test.setTimeout(120_000);
  const t = messages("en");
  const editor = await signInAs(context, origin, "admin", { locale: "en" });
  const documentId = await newDocument({ sectionKey: section.key });
  const slug = `figure-${documentId.slice(0, 8)}`;
  const actor = { userId: editor.userId };
  await write(actor, documentId, "zh", {
    slug,
    title: "合同",
    body: paragraphs("合同额为33.5亿元。"),
  });
  await write(actor, documentId, "en", {
    slug,
    title: "Contracts",
    body: paragraphs("The contracts are worth 320 million yuan."),
  });

  // Who writes is warned, and what is written stays as it is.
  await page.goto(storyPaths.text("en", documentId, "en"));
  const warned = page.getByRole("region", { name: t("FactFindings.label") });
  await expect(warned.locator("mark")).toHaveText(["320 million yuan", "33.5亿元"]);
  await expect(page.getByRole("textbox").filter({ hasText: "320 million" })).toBeVisible();

  // So is who takes both languages through together.
  await page.goto(storyPaths.errand("en", documentId, ["zh", "en"]));
  const together = page.getByRole("region", { name: t("FactFindings.title", { count: 1 }) });
  await expect(together.locator("mark")).toHaveText(["320 million yuan", "33.5亿元"]);
  await expect(together.getByRole("checkbox")).toHaveCount(1);

  await page.goto(storyPaths.publish("en", documentId));
  const publish = page.getByRole("button", { name: t("PublishPanel.publish", { count: 2 }) });
  await publish.click();
  await expect(page.getByText(t("EditorialReasons.facts-disagree")).first()).toBeVisible();
  await expect(page).toHaveURL(storyPaths.publish("en", documentId));
  expect(await axe(page)).toEqual([]);

  await page.getByRole("checkbox", { name: t("FactFindings.kind.money") }).check();
  await page
    .getByLabel(t("FactFindings.reason"), { exact: true })
    .fill("The English text counts the first year only");
  await page.getByRole("button", { name: t("FactFindings.keep") }).click();
  await expect(page.getByText(t("FactFindings.title", { count: 0 }))).toBeVisible();
  await page.getByRole("button", { name: t("PublishPanel.publish", { count: 2 }) }).click();
  await page.waitForURL(/\/receipts\//);

  // Another figure is another question.
  await write(actor, documentId, "zh", { body: paragraphs("合同额为33.6亿元。") });
  await page.goto(storyPaths.publish("en", documentId));
  await expect(page.getByText(t("FactFindings.title", { count: 1 }))).toBeVisible();
  await page.getByRole("button", { name: t("PublishPanel.publish", { count: 1 }) }).click();
  await expect(page.getByText(t("EditorialReasons.facts-disagree")).first()).toBeVisible();
});

test("a term is agreed at the desk, found, and known to the editor's warning at once", async ({
  page,
  context,
  origin,
  axe,
}) => {
  const t = messages("en");
  const editor = await signInAs(context, origin, "editor", { locale: "en" });
  await page.goto(staffPaths.admin("en", "glossary"));
  const form = page.getByRole("region", { name: t("TermForm.add") });
  const language = (name: string) => form.getByRole("group", { name });
  await language("中文").getByLabel(t("TermForm.forms")).fill("飞虹桥");
  await language("English").getByLabel(t("TermForm.forms")).fill("Feihong Bridge");
  await language("English").getByLabel(t("TermForm.forbidden")).fill("Rainbow Bridge");
  await form.getByRole("button", { name: t("TermForm.save") }).click();
  await expect(page.getByText(t("Saved.term"))).toBeVisible();
  await page.getByLabel(t("TermTable.search")).fill("飞虹");
  await page.getByRole("button", { name: t("TermTable.show") }).click();
  await expect(page.getByRole("link", { name: "Feihong Bridge" })).toBeVisible();

  const documentId = await newDocument({ sectionKey: section.key });
  const actor = { userId: editor.userId };
  await write(actor, documentId, "zh", { title: "飞虹桥通车" });
  await write(actor, documentId, "en", {
    title: "A bridge opens",
    body: paragraphs("Some call it Rainbow Bridge.", "Feihong Bridge is open."),
  });
  await page.goto(storyPaths.text("en", documentId, "en"));
  const warned = page.getByRole("region", { name: t("FactFindings.label") });
  await expect(warned.locator("mark")).toHaveText(["Rainbow Bridge", "飞虹桥"]);

  // Its terms are marked where they stand, with what to call them; the text stays as it is.
  const terms = page.getByRole("region", { name: t("TextTerms.title") });
  await expect(terms.getByRole("status")).toHaveText(t("TextTerms.count", { count: 1, wrong: 1 }));
  await expect(terms.locator("s")).toHaveText(["Rainbow Bridge"]);
  await expect(page.locator(".prose .term")).toHaveText(["Rainbow Bridge", "Feihong Bridge"]);
  await terms.getByRole("button", { name: "Feihong Bridge" }).press("Enter");
  const line = page.locator(".term-line");
  await expect(line).toContainText(t("TextTerms.notThis"));
  await expect(line).toContainText("飞虹桥");
  expect(await axe(page)).toEqual([]);
  await page.keyboard.type("Feihong Bridge");
  await saved(page);
  await expect(page.locator(".prose .term")).toHaveText(["Feihong Bridge", "Feihong Bridge"]);
  await expect(terms.locator("s")).toHaveCount(0);
  // The gate looks again once the writer pauses, as the terms do.
  await expect(warned.locator("mark")).toHaveCount(0);
});
