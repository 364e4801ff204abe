import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { documentDetail, receipts } from "@/features/editorial/data";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { addToLibrary } from "@/features/editorial/pictures/library";
import { publish } from "@/features/editorial/publishing/publish";
import { schedule } from "@/features/editorial/schedules/schedule";
import {
  cli,
  hashOf,
  newDocument,
  statesOf,
  textIn,
  write,
} from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { offersFor, replacementOf } from "@/features/library/data";
import { libraryPage } from "@/features/library/list/list";
import { filtersSchema, type LibraryFilters } from "@/features/library/schema";
import { signOf } from "@/features/library/uses/sign";
import { countUses, usesOf } from "@/features/library/uses/uses";
import { keepFile } from "@/features/media/intake/keep-file";
import { pdfFile } from "@/features/media/testing/pdf-file";
import type { Body } from "@/features/publication/schema";
import { isPublicPicture } from "@/features/publication/testing/is-public";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { deleteMedia } from "./delete-media";
import { describeMany, describeMedia } from "./describe";
import { approveReplaced, publishReplaced, submitReplaced } from "./go-public";
import { draftOffered } from "./offer-drafts";
import { replaceInDrafts } from "./replace";
import { SeveralRefused } from "./several";

const { staff } = newsroomTest();

async function picture(name = ""): Promise<string> {
  const hash = randomUUID().replaceAll("-", "").repeat(2);
  const row = { hash, name, mime: "image/png", width: 900, height: 600, placeholder: "#ffffff" };
  await editorialDb().media.create({ data: row });
  return hash;
}

const figure = (shown: string): Body => ({
  type: "doc",
  content: [{ type: "figure", attrs: { id: "f1", picture: shown } }],
});

const said = (caption: string) => ({ alt: "A bridge", caption, credit: "Own" });

/** A story in all languages that shows a picture in its texts and is public. */
async function liveWith(hash: string, lead?: string): Promise<string> {
  const documentId = await newDocument(lead ? { lead } : {});
  for (const locale of locales) {
    const pictures = { [hash]: said(`In ${locale}`), ...(lead ? { [lead]: said("Lead") } : {}) };
    await write(staff.author, documentId, locale, { body: figure(hash), pictures });
  }
  await publish(cli, { documentId, texts: locales.map((locale) => ({ locale })) });
  return documentId;
}

async function shown(documentId: string) {
  const { texts } = await documentDetail(documentId);
  return texts.map(({ locale, version, publicHash }) => ({
    documentId,
    locale,
    version,
    publicHash,
  }));
}

const versions = async (documentId: string) =>
  (await shown(documentId)).map(({ publicHash: _, ...each }) => each);
const hashes = async (documentId: string) =>
  (await shown(documentId)).map(({ version: _, ...each }) => each);

const saysOf = async (documentId: string, locale: Locale, hash: string) => {
  const { texts } = await documentDetail(documentId);
  const head = texts.find((each) => each.locale === locale)?.head ?? null;
  return contentOf(head).pictures?.[hash];
};

const events = (verb: string, hash: string) =>
  editorialDb().auditEvent.findMany({ where: { verb, hash } });

describe("what the library says of a picture", () => {
  test("is changed field by field, and by two people at once unless in the same field", async () => {
    const hash = await picture();
    const change = (field: "alt" | "credit", was: string, now: string) =>
      describeMedia(staff.author, { hash, words: [{ locale: "en", field, was, now }] });
    await change("alt", "", "A bridge at dusk");
    await change("credit", "", "Li Na");
    await expect(change("alt", "", "A tower")).rejects.toMatchObject({ code: "stale" });
    // Twice the same is once.
    await change("alt", "", "A bridge at dusk");
    expect(await editorialDb().mediaText.findMany({ where: { media: { hash } } })).toMatchObject([
      { locale: "en", alt: "A bridge at dusk", credit: "Li Na" },
    ]);
    expect(await events("describe-picture", hash)).toHaveLength(2);
  });

  test("is in which language a document is written, and of a picture nothing of the kind", async () => {
    const kept = await keepFile(pdfFile(4));
    if (!("document" in kept)) throw new Error("it is no document");
    const hash = await addToLibrary(kept.document, { name: "a.pdf", language: "zh" });
    const change = (was: string, now: "ru" | "", of = hash) =>
      describeMedia(staff.author, { hash: of, words: [], language: { was, now } });
    const languageOf = async (of = hash) =>
      (await editorialDb().media.findUniqueOrThrow({ where: { hash: of } })).language;
    await change("zh", "ru");
    expect(await languageOf()).toBe("ru");
    await expect(change("zh", "")).rejects.toMatchObject({ code: "stale" });
    await change("ru", "");
    expect(await languageOf()).toBeNull();
    const shown = await picture();
    await change("", "ru", shown);
    expect(await languageOf(shown)).toBeNull();
  });

  test("is said of several at once, without emptying anything", async () => {
    const [first, second] = [await picture(), await picture()];
    await describeMedia(staff.author, {
      hash: first,
      words: [{ locale: "ru", field: "caption", was: "", now: "Мост" }],
      licence: { was: "", now: "bought" },
    });
    const all = { credit: { ru: "Агентство", en: "Agency" }, terms: {}, licence: "" as const };
    const change = { ...all, hashes: [first, second, first], licenceUntil: "2030-01-31" };
    expect(await describeMany(staff.author, change)).toEqual({ changed: 2 });
    expect(await describeMany(staff.author, change)).toEqual({ changed: 0 });
    const media = await editorialDb().media.findUnique({
      where: { hash: first },
      include: { texts: { where: { locale: "ru" } } },
    });
    expect(media).toMatchObject({
      licence: "bought",
      licenceUntil: new Date("2030-01-31T00:00:00Z"),
      texts: [{ caption: "Мост", credit: "Агентство" }],
    });
  });

  test("is offered to texts that say something else, and a draft takes what was chosen", async () => {
    const hash = await picture();
    const documentId = await liveWith(hash);
    const waiting = await textIn(staff, { editorial: "SCHEDULED", public: "NONE" });
    await describeMany(staff.author, {
      hashes: [hash],
      credit: { en: "Photo: Li Na", ru: "Фото: Ли На" },
      terms: {},
      licence: "",
      licenceUntil: "",
    });
    expect(await statesOf(documentId, "en")).toEqual({ editorial: "APPROVED", public: "LIVE" });
    const { texts } = await offersFor([hash], ["credit"]);
    expect(texts.map(({ locale }) => locale).sort()).toEqual(["en", "ru"]);
    const english = texts.find(({ locale }) => locale === "en");
    expect(english?.differing).toEqual([
      { hash, field: "credit", says: "Own", proposed: "Photo: Li Na" },
    ]);
    const asked = { documentId, locale: "en" as const, version: english?.version ?? 0 };
    const outcomes = await draftOffered(staff.author, {
      fields: ["credit"],
      texts: [
        { ...asked, hashes: [hash] },
        { ...asked, hashes: [hash] },
        { ...waiting, version: 2, hashes: [hash] },
      ],
    });
    expect(outcomes.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
      [],
      ["stale"],
      ["scheduled"],
    ]);
    expect(await saysOf(documentId, "en", hash)).toEqual({
      ...said("In en"),
      credit: "Photo: Li Na",
    });
    expect(await statesOf(documentId, "en")).toEqual({ editorial: "DRAFT", public: "LIVE" });
    expect(await statesOf(documentId, "ru")).toEqual({ editorial: "APPROVED", public: "LIVE" });
    expect((await offersFor([hash], ["credit"])).texts.map(({ locale }) => locale)).toEqual(["ru"]);
  });
});

describe("one picture in place of another", () => {
  let old: string;
  let by: string;
  let story: string;
  let led: string;
  beforeAll(async () => {
    [old, by] = [await picture("old.jpg"), await picture("new.jpg")];
    story = await liveWith(old);
    const other = await picture();
    led = await liveWith(other, old);
    await describeMedia(staff.author, {
      hash: by,
      words: [{ locale: "en", field: "caption", was: "", now: "The library's" }],
    });
  });

  const person = () => ({ id: staff.editor.userId, name: "editor", role: "EDITOR" as const });
  const standing = async () => {
    const { stories } = await replacementOf({ old, new: by }, person());
    return Object.fromEntries(
      stories.map(({ documentId, old: left, onWay, errand }) => [
        documentId,
        { left: left.length, onWay: onWay.length, step: errand.step },
      ]),
    );
  };

  test("is for editors, and of each story whole", async () => {
    const texts = [...(await versions(story)), ...(await versions(led)).slice(0, 1)];
    const asked = { old, new: by, words: "text" as const, texts };
    await expect(replaceInDrafts(staff.author, asked)).rejects.toMatchObject({
      code: "role-forbids",
    });
    await expect(replaceInDrafts(staff.editor, { ...asked, new: old })).rejects.toMatchObject({
      code: "picture-replaced-by-itself",
    });
    await expect(
      replaceInDrafts(staff.editor, { ...asked, new: "0".repeat(64) }),
    ).rejects.toMatchObject({ code: "picture-unknown" });
    const outcomes = new Map(
      (await replaceInDrafts(staff.editor, asked)).map((each) => [each.documentId, each.reasons]),
    );
    expect(outcomes.get(story)).toEqual([]);
    // Of the other not every language was named: nothing of it was touched.
    expect(outcomes.get(led)?.map(({ code }) => code)).toEqual(["stale", "stale"]);
    expect(await standing()).toEqual({
      [story]: { left: 0, onWay: 3, step: "submit" },
      [led]: { left: 3, onWay: 0, step: undefined },
    });
  });

  test("keeps what each text said, and what the library proposes", async () => {
    expect(await saysOf(story, "ru", by)).toEqual(said("In ru"));
    expect(await saysOf(story, "ru", old)).toBeUndefined();
    const words = await editorialDb().mediaText.findFirst({
      where: { media: { hash: by }, locale: "en" },
    });
    expect(words).toMatchObject({ caption: "The library's", credit: "" });
    // A language in which nobody had said anything of it is proposed what was said first.
    const russian = await editorialDb().mediaText.findFirst({
      where: { media: { hash: by }, locale: "ru" },
    });
    expect(russian).toMatchObject({ caption: "In ru" });
  });

  test("leads a story in all languages at once, with the library's words where asked", async () => {
    const asked = { old, new: by, words: "library" as const, texts: await versions(led) };
    expect(await replaceInDrafts(staff.editor, asked)).toEqual([{ documentId: led, reasons: [] }]);
    expect((await documentDetail(led)).document.leadMedia?.hash).toBe(by);
    expect(await saysOf(led, "en", by)).toEqual({ ...said("The library's") });
    expect(await standing()).toMatchObject({ [led]: { left: 0, onWay: 3, step: "submit" } });
    expect(await isPublicPicture(old)).toBe(true);
  });

  test("is submitted, approved and published together, with one receipt", async () => {
    const all = async (of: typeof versions | typeof hashes) => [
      ...(await of(story)),
      ...(await of(led)),
    ];
    await submitReplaced(
      staff.author,
      (await all(versions)) as Awaited<ReturnType<typeof versions>>,
    );
    const approved = (await all(hashes)) as Awaited<ReturnType<typeof hashes>>;
    // What one editor has saved another approves; an administrator may approve their own.
    await expect(approveReplaced(staff.editor, approved)).rejects.toBeInstanceOf(SeveralRefused);
    expect(await statesOf(story, "en")).toMatchObject({ editorial: "IN_REVIEW" });
    await approveReplaced(staff.admin, approved);
    const before = (await receipts({ limit: 200 })).length;
    const asked = { old, new: by, texts: approved, behindReason: "" };
    const wrong = approved.map((each, index) => (index ? each : { ...each, publicHash: "x" }));
    await expect(publishReplaced(staff.editor, { ...asked, texts: wrong })).rejects.toMatchObject({
      refused: [{ reasons: [{ code: "content-changed" }] }],
    });
    expect(await isPublicPicture(old)).toBe(true);
    const { receiptId } = await publishReplaced(staff.editor, asked);
    const made = await receipts({ limit: 200 });
    expect(made).toHaveLength(before + 1);
    const receipt = made.find(({ id }) => id === receiptId);
    expect(receipt).toMatchObject({ documentId: null, verb: "replace-picture" });
    // Readers have it, the old one is gone, and the receipt waits for both.
    expect([await isPublicPicture(old), await isPublicPicture(by)]).toEqual([false, true]);
    const pictures = receipt?.urls.filter(({ path }) => path.startsWith("/media/"));
    expect(
      pictures?.map(({ path, expectedStatus }) => [path.split("/")[2], expectedStatus]),
    ).toEqual(
      expect.arrayContaining([
        [old, 404],
        [by, 200],
      ]),
    );
    expect(await standing()).toEqual({});
    expect(await statesOf(led, "ru")).toEqual({ editorial: "APPROVED", public: "LIVE" });
  });

  test("says of a text that it would publish more than the picture, and leaves alone what waits", async () => {
    const [first, second] = [await picture(), await picture()];
    const documentId = await liveWith(first);
    await write(staff.author, documentId, "en", { title: "Another title", body: figure(first) });
    const scheduled = await textIn(staff, { editorial: "DRAFT", public: "NONE" });
    await write(staff.author, scheduled.documentId, "en", { body: figure(first) });
    const asked = {
      old: first,
      new: second,
      words: "text" as const,
      texts: [...(await versions(documentId)), ...(await versions(scheduled.documentId))],
    };
    const outcomes = await replaceInDrafts(staff.editor, asked);
    expect(outcomes.flatMap(({ reasons }) => reasons)).toEqual([]);
    const { stories } = await replacementOf({ old: first, new: second }, person());
    // What was never public is changed, and not published with the others.
    expect(stories.map((each) => each.documentId)).toEqual([documentId]);
    expect(stories[0]?.onWay.map(({ locale, hasMore }) => [locale, hasMore])).toEqual([
      ["zh", false],
      ["en", true],
      ["ru", false],
    ]);
    const never = await shown(scheduled.documentId);
    const texts = never.map(({ version: _, ...each }) => each);
    await expect(
      publishReplaced(cli, { old: first, new: second, texts, behindReason: "" }),
    ).rejects.toMatchObject({ refused: [{ reasons: [{ code: "not-live" }] }] });
  });
});

describe("taking a picture out of the library", () => {
  test("is refused while readers are shown it, or a text with it waits for its time", async () => {
    const hash = await picture();
    await liveWith(hash);
    await expect(deleteMedia(staff.editor, { hash, confirmed: "" })).rejects.toMatchObject({
      reasons: [{ code: "picture-public" }],
    });
    await expect(deleteMedia(staff.author, { hash, confirmed: "" })).rejects.toMatchObject({
      code: "role-forbids",
    });
    const waiting = await picture();
    const documentId = await newDocument({ lead: waiting });
    const words = { [waiting]: said("Waits") };
    await write(staff.author, documentId, "en", { pictures: words });
    const at = { localTime: "2099-01-05T09:00", zone: "Asia/Shanghai" };
    await schedule(cli, { documentId, texts: [{ locale: "en" }], ...at });
    const confirmed = signOf(await usesOf(editorialDb(), [waiting], 100));
    await expect(deleteMedia(staff.editor, { hash: waiting, confirmed })).rejects.toMatchObject({
      code: "scheduled",
    });
  });

  test("asks about drafts by their names, and takes it from those it leads", async () => {
    const hash = await picture();
    const documentId = await newDocument({ lead: hash });
    await write(staff.author, documentId, "en");
    const named = signOf(await usesOf(editorialDb(), [hash], 100));
    await write(staff.author, documentId, "ru");
    await expect(deleteMedia(staff.editor, { hash, confirmed: named })).rejects.toMatchObject({
      code: "picture-in-drafts",
    });
    const confirmed = signOf(await usesOf(editorialDb(), [hash], 100));
    await deleteMedia(staff.editor, { hash, confirmed });
    expect(await editorialDb().media.findUnique({ where: { hash } })).toBeNull();
    expect((await documentDetail(documentId)).document).toMatchObject({
      leadMedia: null,
      version: 1,
    });
    expect(await events("delete-picture", hash)).toHaveLength(1);
    await expect(deleteMedia(staff.editor, { hash, confirmed: "" })).rejects.toMatchObject({
      code: "picture-unknown",
    });
  });
});

test("the list finds by words in any language and by what is missing, and counts uses", async () => {
  const word = randomUUID().slice(0, 8);
  const [used, unused] = [await picture(`${word}_100%.jpg`), await picture()];
  await describeMedia(staff.author, {
    hash: unused,
    words: [{ locale: "zh", field: "alt", was: "", now: `黄昏的大桥${word}` }],
    licence: { was: "", now: "press" },
    licenceUntil: { was: "", now: "2020-01-01" },
  });
  const documentId = await newDocument({ lead: used });
  await write(staff.author, documentId, "en", { pictures: { [used]: { ...said(""), alt: "A" } } });
  const found = async (filters: Partial<LibraryFilters>) => {
    const { rows } = await libraryPage(filtersSchema.parse({ q: word, ...filters }), 1);
    return rows
      .map(({ hash }) => (hash === used ? "used" : hash === unused ? "unused" : hash))
      .sort();
  };
  expect(await found({})).toEqual(["unused", "used"]);
  expect(await found({ q: `大桥 ${word}` })).toEqual(["unused"]);
  expect(await found({ q: `${word}_100%` })).toEqual(["used"]);
  expect(await found({ q: `${word}x100` })).toEqual([]);
  expect(await found({ use: "unused" })).toEqual(["unused"]);
  expect(await found({ use: "drafts" })).toEqual(["used"]);
  expect(await found({ use: "public" })).toEqual([]);
  expect(await found({ missing: "en" })).toEqual(["unused"]);
  expect(await found({ missing: "zh" })).toEqual(["used"]);
  expect(await found({ licence: "none" })).toEqual(["used"]);
  expect(await found({ licence: "ending" })).toEqual(["unused"]);
  expect(await found({ licence: "press" })).toEqual(["unused"]);
  await publish(cli, {
    documentId,
    texts: [{ locale: "en", publicHash: await hashOf(documentId, "en") }],
  });
  expect(await found({ use: "public" })).toEqual(["used"]);
  expect(await countUses(editorialDb(), [used, unused])).toEqual(
    new Map([[used, { live: 1, drafts: 0 }]]),
  );
});

test("a file is used where the newest revision of a text links to it", async () => {
  const file = await picture("report.pdf");
  await editorialDb().media.update({ where: { hash: file }, data: { kind: "FILE" } });
  const documentId = await newDocument();
  await write(staff.author, documentId, "en");
  expect(await usesOf(editorialDb(), [file], 10)).toEqual([]);
  const link = { type: "text", text: "Report", marks: [{ type: "link", attrs: { file } }] };
  const body = { type: "doc", content: [{ type: "paragraph", attrs: {}, content: [link] }] };
  const id = randomUUID();
  const change = { id, number: 2, version: 2, body };
  await editorialDb().$executeRaw`
    INSERT INTO editorial.revision SELECT (jsonb_populate_record(was, ${change}::jsonb)).*
    FROM editorial.revision AS was
    JOIN editorial.translation AS text ON text.head_revision_id = was.id
    WHERE text.document_id = ${documentId}::uuid`;
  await editorialDb().translation.updateMany({
    where: { documentId },
    data: { headRevisionId: id, version: 2 },
  });
  expect(await usesOf(editorialDb(), [file], 10)).toMatchObject([
    { documentId, locale: "en", draft: true, live: false, lead: false },
  ]);
  const { rows } = await libraryPage(filtersSchema.parse({ kind: "file", use: "drafts" }), 1);
  expect(rows.map(({ hash, uses }) => [hash, uses])).toEqual([[file, { live: 0, drafts: 1 }]]);
  await expect(deleteMedia(staff.editor, { hash: file, confirmed: "" })).rejects.toMatchObject({
    code: "picture-in-drafts",
  });
  // Its language is told to readers: what waits for its time is bound to what was approved.
  await editorialDb().translation.updateMany({
    where: { documentId },
    data: { state: "SCHEDULED" },
  });
  const language = { was: "", now: "ru" as const };
  await expect(
    describeMedia(staff.author, { hash: file, words: [], language }),
  ).rejects.toMatchObject({ code: "scheduled" });
});
