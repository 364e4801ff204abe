import { photograph } from "@/e2e/fixtures/desk";
import { keptPicture, pictureFile, storyWith } from "@/e2e/fixtures/pictures";
import { colleague, signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { documentDetail, receipts } from "@/features/editorial/data";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { storyPaths } from "@/features/editorial/paths";
import { libraryPaths } from "@/features/library/paths";
import { shownPictures } from "@/features/publication/body/figures";
import { paths } from "@/features/publication/routes/paths";
import { languages, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

// A picture is found, described in three languages, and replaced in all stories with one receipt.

test("a picture is described in three languages and replaced everywhere with one receipt", async ({
  page,
  context,
  browser,
  origin,
  axe,
}) => {
  test.setTimeout(240_000);
  const t = messages("en");
  const [old, other] = [await keptPicture(), await keptPicture()];
  const stories = [await storyWith(old), await storyWith(other, { lead: old })];
  await editorialDb().media.update({ where: { hash: old }, data: { name: `${old}.jpg` } });
  const status = async (hash: string) =>
    (await fetch(origin + paths.picture(hash, 480, "jpg"))).status;
  expect(await status(old)).toBe(200);
  await signInAs(context, origin, "editor", { locale: "en", name: "Li Editor" });

  // Found by its file's name, and opened by keyboard.
  await page.goto(libraryPaths.list("en"));
  await page.getByLabel(t("LibraryFilterForm.search")).fill(old.slice(0, 20));
  await page.keyboard.press("Enter");
  const tiles = page.locator(".media-tile");
  await expect(tiles).toHaveCount(1);
  await expect(tiles).toContainText(t("MediaMarks.live", { count: 6 }));
  await tiles.getByRole("link").press("Enter");

  // Described in three languages, with a licence; a colleague's words stay.
  await page.waitForURL(new RegExp(`/media/${old}$`));
  for (const locale of locales) {
    const fields = page.getByRole("group", { name: languages[locale].name });
    await fields.getByLabel(t("MediaWords.field.alt")).fill(`${locale}: ${old.slice(0, 8)}`);
  }
  await page.getByRole("combobox", { name: t("Licences.label") }).selectOption("bought");
  await page.getByLabel(t("Licences.until")).fill("2031-05-01");
  await page.getByRole("button", { name: t("MediaWords.save") }).click();
  await expect(page.getByText(t("MediaWords.saved"), { exact: true })).toBeVisible();
  const media = await editorialDb().media.findUnique({
    where: { hash: old },
    include: { texts: true },
  });
  expect(media?.licence).toBe("bought");
  expect(media?.texts.map(({ locale, alt }) => alt === `${locale}: ${old.slice(0, 8)}`)).toEqual([
    true,
    true,
    true,
  ]);
  // Nothing of it is in the texts: it is offered to them, and one takes it over.
  const offers = page.getByRole("region", { name: t("MediaItem.offers") });
  await expect(offers.getByRole("checkbox")).toHaveCount(7);
  expect(await axe(page)).toEqual([]);
  await expect(page.getByRole("button", { name: t("DeletePart.delete") })).toBeHidden();

  // Another file takes its place.
  await page.getByRole("link", { name: t("MediaItem.replace") }).click();
  const file = { name: "new.jpg", mimeType: "image/jpeg", buffer: await pictureFile() };
  await page.getByLabel(t("ReplacementChooser.file")).setInputFiles(file);
  await page.waitForURL(/\?with=[0-9a-f]{64}$/, { timeout: 30_000 });
  const by = new URL(page.url()).searchParams.get("with") ?? "";
  const drafts = page.getByRole("region", { name: t("MediaReplace.drafts") });
  await expect(drafts.getByRole("checkbox", { checked: true })).toHaveCount(2);
  expect(await axe(page)).toEqual([]);
  await photograph(page, "en-media-drafts");
  await drafts.getByRole("button", { name: t("MediaReplace.makeDrafts", { count: 6 }) }).click();
  const onWay = page.getByRole("region", { name: t("MediaReplace.onWay") });
  await expect(onWay.getByRole("heading", { name: t("MediaReplace.onWay") })).toBeFocused();
  await onWay.getByRole("button", { name: t("MediaReplace.step.submit", { count: 6 }) }).click();
  await expect(onWay.getByText(t("MediaReplace.waits.approve"))).toBeVisible();
  await expect(onWay.getByRole("heading", { name: t("MediaReplace.onWay") })).toBeFocused();
  expect([await status(old), await status(by)]).toEqual([200, 404]);

  // One approval by somebody else, who has a phone, and one publish.
  const second = await colleague(browser, origin, "editor", { locale: "en", name: "Anna Editor" });
  await second.setViewportSize({ width: 390, height: 844 });
  await second.goto(libraryPaths.replace("en", old, by));
  await second.getByRole("button", { name: t("MediaReplace.step.approve", { count: 6 }) }).click();
  const publish = second.getByRole("button", {
    name: t("MediaReplace.step.publish", { count: 6 }),
  });
  await expect(publish).toBeVisible();
  expect(await axe(second)).toEqual([]);
  await photograph(second, "en-media-publish");
  await publish.click();
  await second.waitForURL(/\/media\/receipts\//);
  await expect(second.getByRole("heading", { name: t("ReceiptView.state.DONE") })).toBeVisible({
    timeout: 90_000,
  });
  await expect(second.locator(".receipt-pages > li")).toHaveCount(6);
  const about = (await receipts({ limit: 500 })).filter((receipt) =>
    JSON.stringify(receipt.about).includes(stories[0] ?? ""),
  );
  expect(about.map(({ verb }) => verb)).toEqual(["replace-picture"]);
  expect(await axe(second)).toEqual([]);
  await photograph(second, "en-media-receipt");

  // Readers have the new one, and the old file is gone from its address.
  expect([await status(old), await status(by)]).toEqual([404, 200]);
  for (const documentId of stories) {
    const { document, texts } = await documentDetail(documentId);
    for (const { head, publication } of texts) {
      const shown = shownPictures(contentOf(head).body, document.leadMedia?.hash);
      expect([shown.includes(old), shown.includes(by)]).toEqual([false, true]);
      const html = await (await fetch(origin + (publication?.path ?? ""))).text();
      expect([html.includes(old), html.includes(by)]).toEqual([false, true]);
    }
  }
  await page.reload();
  await expect(page.getByText(t("MediaReplace.nothing"))).toBeVisible();

  // Now nothing shows it, and it can be deleted.
  await page.goto(libraryPaths.item("en", old));
  await page.getByRole("button", { name: t("DeletePart.delete") }).click();
  await expect(page.getByText(t("MediaLibrary.deleted"))).toBeVisible();
  expect(await editorialDb().media.findUnique({ where: { hash: old } })).toBeNull();
});

test("credits of several pictures are edited at once, and offered to the texts that use them", async ({
  page,
  context,
  origin,
  axe,
}) => {
  test.setTimeout(120_000);
  const t = messages("en");
  const chosen = [await keptPicture(), await keptPicture()];
  const stories = [];
  for (const hash of chosen) stories.push(await storyWith(hash));
  await signInAs(context, origin, "author", { locale: "en" });
  await page.goto(libraryPaths.list("en"));
  const box = (hash: string) => page.locator(`.media-tile input[value="${hash}"]`);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const hash of chosen) await box(hash).press("Space");
  await page.getByText(t("BulkMedia.open")).press("Enter");
  const english = page.getByRole("group", { name: "English" });
  await english.getByLabel(t("BulkMedia.credit")).fill("Photo: Li Na");
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: t("BulkMedia.save", { count: 2 }) }).press("Enter");
  await expect(page.getByText(t("BulkMedia.done", { count: 2 }))).toBeVisible();
  await page.getByRole("link", { name: t("BulkMedia.offers") }).click();

  // Two texts of one language: one takes it over, the other keeps its words.
  await expect(page.locator(".media-offers ins")).toHaveCount(2);
  await page.locator(".media-offers li").first().getByRole("checkbox").press("Space");
  await page.getByRole("button", { name: t("OffersForm.take", { count: 1 }) }).press("Enter");
  await expect(page.getByText(t("OffersForm.done", { count: 1 }))).toBeVisible();
  await expect(page.locator(".media-offers ins")).toHaveCount(1);
  const states = [];
  for (const documentId of stories) {
    const { texts } = await documentDetail(documentId);
    const text = texts.find(({ locale }) => locale === "en");
    states.push(`${text?.states.editorial} ${text?.states.public}`);
  }
  expect(states.sort()).toEqual(["APPROVED LIVE", "DRAFT LIVE"]);
});

test("a picture of the library is found by words and put into a text, by keyboard", async ({
  page,
  context,
  origin,
  axe,
}) => {
  const t = messages("en");
  const hash = await keptPicture();
  await editorialDb().media.update({
    where: { hash },
    data: { texts: { create: { locale: "ru", alt: `Мост ${hash.slice(0, 12)}` } } },
  });
  const shown = await keptPicture();
  const documentId = await storyWith(shown, { isPublic: false });
  await signInAs(context, origin, "author", { locale: "en" });
  await page.goto(storyPaths.text("en", documentId, "en"));
  // In the words: a figure that is selected would be what the picture takes the place of.
  await page.locator(".writing-body [role=textbox] > p").first().click();
  await page.getByRole("button", { name: t("EditorToolbar.picture"), exact: true }).click();
  // By a word of another language than the text's.
  await page.getByLabel(t("PictureChooser.search")).fill(`мост ${hash.slice(0, 12)}`);
  await expect(page.getByText(t("PictureChooser.count", { count: 1 }))).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator(`.figure-view img[src*="${hash}"]`)).toBeVisible();
  await expect
    .poll(async () => {
      const { texts } = await documentDetail(documentId);
      const head = texts.find(({ locale }) => locale === "en")?.head ?? null;
      return shownPictures(contentOf(head).body, null).sort();
    })
    .toEqual([hash, shown].sort());
});
