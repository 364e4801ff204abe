import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { parseFeed } from "@rowanmanning/feed-parser";
import { photograph, saved } from "@/e2e/fixtures/desk";
import { pictureFile } from "@/e2e/fixtures/pictures";
import { section } from "@/e2e/fixtures/publishing";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { vocabularyFaults } from "@/e2e/fixtures/vocabulary";
import { schemaFaults } from "@/e2e/fixtures/xml-schema";
import { documentDetail } from "@/features/editorial/data";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { storyPaths } from "@/features/editorial/paths";
import { cli, newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { libraryPaths } from "@/features/library/paths";
import { pdfFile } from "@/features/media/testing/pdf-file";
import { shownPictures } from "@/features/publication/body/figures";
import { filesIn } from "@/features/publication/body/files";
import { paths } from "@/features/publication/routes/paths";
import { type Locale, languages, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

// Pictures and a document on their whole way: dropped, described, published, read, and gone.

const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };

const words: Record<Locale, { title: string; alt: string; report: string; told: RegExp }> = {
  zh: { title: "桥与报告", alt: "黄昏的大桥", report: "年度报告", told: /PDF，.*12 ?页，俄语/ },
  en: {
    title: "A bridge and a report",
    alt: "The bridge at dusk",
    report: "Annual report",
    told: /PDF, .*12 pages, Russian/,
  },
  ru: {
    title: "Мост и отчёт",
    alt: "Мост в сумерках",
    report: "Годовой отчёт",
    told: /PDF, .*12 страниц(?!.*русский)/,
  },
};

/** Typesetting joins words, and parts numbers from their units. */
const plain = (text: string | null) =>
  (text ?? "").replace(/[\u00ad\u200b\u2060]/g, "").replace(/\s+/g, " ");

type Given = { name: string; type: string; base64: string };

const drop = (place: Locator, files: Given[]) =>
  place.evaluate((element, given) => {
    const dataTransfer = new DataTransfer();
    for (const { name, type, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name, { type }));
    }
    // Behind the words of its last line.
    const { right, bottom } = element.getBoundingClientRect();
    const at = { clientX: right - 5, clientY: bottom - 5, bubbles: true, cancelable: true };
    element.dispatchEvent(new DragEvent("drop", { ...at, dataTransfer }));
  }, files);

const headOf = async (documentId: string, locale: Locale) => {
  const { texts } = await documentDetail(documentId);
  return contentOf(texts.find((text) => text.locale === locale)?.head ?? null).body;
};

/** Today where the newsroom is: what is dated earlier would be no news, and in no head of a feed. */
const today = () => new Date(Date.now() + 8 * 60 * 60_000).toISOString().slice(0, 10);

/** The structured data of the page's story. */
const storyData = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll("script[type='application/ld+json']")]
        .map((script) => JSON.parse(script.textContent ?? ""))
        .find((data) => data["@type"] === "NewsArticle") as Record<string, unknown>,
  );

test("five pictures and a PDF are dropped, described in three languages, published, read and withdrawn", async ({
  page,
  context,
  request,
  origin,
  axe,
}) => {
  test.setTimeout(180_000);
  const t = messages("en");
  const documentId = await newDocument({ sectionKey: section.key, storyDate: today() });
  for (const locale of locales) {
    const { title, alt } = words[locale];
    const slug = `media-walk-${documentId}`;
    await write(cli, documentId, locale, { slug, title, summary: alt, body: paragraphs(alt) });
  }
  await signInAs(context, origin, "admin", { locale: "en", name: "Li Editor" });

  // Dropped at once, they stand in the text in their order.
  const given = async (number: number): Promise<Given> => ({
    name: `bridge-${number}.jpg`,
    type: "image/jpeg",
    base64: (await pictureFile(900, 600)).toString("base64"),
  });
  const pdf = pdfFile(12, { catalog: `/Note (${randomUUID()})` });
  await page.goto(storyPaths.text("en", documentId, "en"));
  const body = page.getByRole("textbox", { name: t("TextEditor.body") });
  const figures = page.locator(".figure-view");
  await drop(body.locator("> p").last(), [
    ...(await Promise.all([1, 2, 3, 4, 5].map(given))),
    { name: "Annual report.pdf", type: "application/pdf", base64: pdf.toString("base64") },
  ]);
  await expect(page.getByRole("progressbar").first()).toBeVisible();
  await expect(body.locator("a[data-file]")).toHaveText("Annual report", { timeout: 90_000 });
  await expect(figures).toHaveCount(5);
  for (const figure of await figures.all()) {
    await figure.getByLabel(t("FigureView.alt")).fill(words.en.alt);
  }
  await saved(page);
  expect(await axe(page)).toEqual([]);
  const english = await headOf(documentId, "en");
  const pictures = shownPictures(english, null);
  const [file] = filesIn(english);
  const hash = file?.hash ?? "";
  expect(pictures).toHaveLength(5);
  const rows = await editorialDb().media.findMany({ where: { hash: { in: pictures } } });
  const nameOf = (each: string) => rows.find((row) => row.hash === each)?.name;
  expect(pictures.map(nameOf)).toEqual([1, 2, 3, 4, 5].map((number) => `bridge-${number}.jpg`));

  // Described in the library for the other languages, by keyboard; the first of them on a phone.
  await page.setViewportSize(phone);
  for (const picture of pictures) {
    await page.goto(libraryPaths.item("en", picture));
    for (const locale of ["zh", "ru"] as const) {
      const fields = page.getByRole("group", { name: languages[locale].name });
      await fields.getByLabel(t("MediaWords.field.alt")).fill(words[locale].alt);
    }
    await page.getByRole("button", { name: t("MediaWords.save") }).press("Enter");
    await expect(page.getByText(t("MediaWords.saved"), { exact: true })).toBeVisible();
    if (picture !== pictures[0]) continue;
    expect(await axe(page)).toEqual([]);
    await page.setViewportSize(desk);
  }
  await page.goto(libraryPaths.item("en", hash));
  for (const locale of locales) {
    const fields = page.getByRole("group", { name: languages[locale].name });
    await fields.getByLabel(t("MediaWords.field.title")).fill(words[locale].report);
  }
  await page.getByRole("combobox", { name: t("MediaWords.language") }).selectOption("ru");
  await page.getByRole("button", { name: t("MediaWords.save") }).press("Enter");
  await expect(page.getByText(t("MediaWords.saved"), { exact: true })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await photograph(page, "en-media-document");

  // The document is there already: the other texts choose it, found by a word of any language.
  for (const locale of ["zh", "ru"] as const) {
    const shown = paragraphs(words[locale].alt);
    for (const [at, picture] of pictures.entries()) {
      shown.content.push({ type: "figure", attrs: { id: `f${at}`, picture } });
    }
    await write(cli, documentId, locale, { body: shown });
    await page.goto(storyPaths.text("en", documentId, locale));
    await page.locator(".writing-body [role=textbox] > p").first().click();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: t("EditorToolbar.file"), exact: true }).click();
    await page.getByLabel(t("FileChooser.search")).fill("annual отчёт");
    const found = page.getByRole("list", { name: t("FileChooser.found") }).getByRole("button");
    await expect(found.filter({ hasText: words[locale].report }).first()).toContainText("12 pages");
    if (locale === "zh") {
      expect(await axe(page)).toEqual([]);
      await photograph(page, "en-media-choose-document");
    }
    await found.filter({ hasText: words[locale].report }).first().press("Enter");
    await expect(body.locator("a[data-file]")).toHaveText(words[locale].report);
    await expect
      .poll(async () => filesIn(await headOf(documentId, locale)))
      .toEqual([{ hash, title: words[locale].report }]);
  }

  const files = [paths.file(hash, "application/pdf"), paths.picture(pictures[4] ?? "", 480, "jpg")];
  const statuses = () =>
    Promise.all(files.map(async (path) => (await fetch(origin + path)).status));
  expect(await statuses()).toEqual([404, 404]);
  const story = storyPaths.story("en", documentId);
  await page.goto(`${story}/publish`);
  await expect(page.locator(".publish-plan[data-ready]")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: t("PublishPanel.publish", { count: 3 }) }).click();
  await page.waitForURL(/\/receipts\//);
  const done = (name: string) =>
    expect(page.getByRole("heading", { name })).toBeVisible({ timeout: 60_000 });
  await done(t("ReceiptView.state.DONE"));

  // Read: what the document is stands behind its link, and everything answers.
  const { texts } = await documentDetail(documentId);
  const pathOf = (locale: Locale) =>
    texts.find((text) => text.locale === locale)?.publication?.path ?? "";
  expect(await statuses()).toEqual([200, 200]);
  const answer = await request.get(files[0] ?? "");
  expect((await answer.body()).equals(pdf)).toBe(true);
  expect(answer.headers()["content-disposition"]).toMatch(/^attachment; filename="Annual report/);
  for (const locale of locales) {
    await page.setViewportSize(locale === "zh" ? phone : desk);
    await page.goto(pathOf(locale));
    const link = page.getByRole("link", { name: words[locale].report });
    await expect(link).toHaveAttribute("href", files[0] ?? "");
    expect(plain(await link.locator("xpath=..").textContent())).toMatch(words[locale].told);
    await expect(page.getByAltText(words[locale].alt)).toHaveCount(5);
    expect(await axe(page)).toEqual([]);
    const data = await storyData(page);
    expect(vocabularyFaults(data)).toEqual([]);
    expect(data.associatedMedia).toEqual([
      {
        "@type": "MediaObject",
        contentUrl: `${origin}${files[0]}`,
        encodingFormat: "application/pdf",
        contentSize: expect.stringMatching(/^[\d.]+ kB$/),
        name: words[locale].report,
        inLanguage: "ru",
      },
    ]);
  }

  // Told in all three formats of the feed.
  const textAt = async (path: string) => (await request.get(path)).text();
  const atom = await textAt("/en/atom.xml");
  expect(await schemaFaults("atom", [{ fileName: "atom.xml", contents: atom }])).toEqual([]);
  const isOurs = ({ url }: { url?: string | null }) => url?.endsWith(pathOf("en")) ?? false;
  for (const contents of [atom, await textAt("/en/feed.xml")]) {
    const [enclosure] = parseFeed(contents).items.find(isOurs)?.media ?? [];
    expect(enclosure).toMatchObject({
      url: `${origin}${files[0]}`,
      mimeType: "application/pdf",
      length: pdf.length,
    });
  }
  expect(atom).toContain(`hreflang="ru" title="Annual report" length="${pdf.length}"`);
  const { items } = JSON.parse(await textAt("/en/feed.json"));
  expect(items.find(isOurs).attachments).toEqual([
    {
      url: `${origin}${files[0]}`,
      mime_type: "application/pdf",
      title: "Annual report",
      size_in_bytes: pdf.length,
    },
  ]);

  // Withdrawn everywhere: nothing of it is at its address any more.
  await page.goto(`${story}/publish`);
  const panel = page.getByRole("region", { name: t("WithdrawPanel.title") });
  for (const locale of locales) {
    await panel.getByRole("checkbox", { name: new RegExp(languages[locale].name) }).check();
  }
  for (const notice of await panel.getByRole("textbox").all()) await notice.fill("Withdrawn.");
  await panel.getByRole("button", { name: t("WithdrawPanel.withdraw", { count: 3 }) }).click();
  await page.waitForURL(/\/receipts\//);
  await done(t("ReceiptView.withdrawal.DONE"));
  expect(await statuses()).toEqual([404, 404]);
  expect((await request.get(pathOf("en"))).status()).toBe(410);
});
