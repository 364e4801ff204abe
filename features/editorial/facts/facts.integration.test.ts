import { expect, test } from "vitest";
import { publish } from "@/features/editorial/publishing/publish";
import { cli, newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { unitsOf } from "@/features/editorial/units/units";
import { saveTerm } from "@/features/glossary/write/terms";
import { editorialDb } from "@/lib/db/editorial";
import { documentFacts, releasableFacts } from "./document-facts";
import { keepFacts } from "./keep-facts";
import { termsInText } from "./terms-in-text";

const { staff } = newsroomTest();

const zh = { body: paragraphs("合同额为33.5亿元。", "工期三年。") };
const en = {
  body: paragraphs("The contracts are worth 320 million yuan.", "They run for three years."),
};

async function story() {
  const documentId = await newDocument();
  await write(staff.author, documentId, "zh", zh);
  await write(staff.author, documentId, "en", en);
  return documentId;
}

const open = async (documentId: string) =>
  (await documentFacts(documentId)).filter(({ kept }) => !kept);
const refused = (locale: "zh" | "en") => ({ reasons: [{ code: "facts-disagree", locale }] });
const both = (documentId: string) => ({
  documentId,
  texts: [{ locale: "zh" as const }, { locale: "en" as const }],
});

test("a figure that differs is stopped, kept with a reason, and asked about again when it changes", async () => {
  const documentId = await story();
  const [found, ...others] = await open(documentId);
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    kind: "money",
    source: { locale: "en", unit: "b:b1", quote: "320 million yuan" },
    target: { locale: "zh", unit: "b:b1", quote: "33.5亿元" },
  });
  await expect(publish(cli, both(documentId))).rejects.toMatchObject(refused("zh"));
  // One language by itself contradicts nothing that readers have.
  await publish(cli, { documentId, texts: [{ locale: "zh" }] });
  await expect(publish(cli, { documentId, texts: [{ locale: "en" }] })).rejects.toMatchObject(
    refused("zh"),
  );

  const keep = (ids: string[], reason: string) =>
    keepFacts(staff.editor, { documentId, ids, reason });
  await expect(keep([found?.id ?? ""], " ")).rejects.toMatchObject({
    reasons: [{ code: "reason-missing" }],
  });
  await expect(keep(["0".repeat(64)], "So")).rejects.toMatchObject({
    reasons: [{ code: "content-changed" }],
  });
  await expect(
    keepFacts(staff.author, { documentId, ids: "all", reason: "So" }),
  ).rejects.toMatchObject({ reasons: [{ code: "role-forbids" }] });
  await keep([found?.id ?? ""], "The English text counts one year only");
  expect(await open(documentId)).toEqual([]);
  expect((await documentFacts(documentId))[0]?.kept).toMatchObject({
    reason: "The English text counts one year only",
  });
  await publish(cli, both(documentId));

  // Another paragraph does not end it, this one does.
  await write(staff.author, documentId, "zh", {
    body: paragraphs("合同额为33.5亿元。", "工期为三年。"),
  });
  expect(await open(documentId)).toEqual([]);
  await write(staff.author, documentId, "zh", {
    body: paragraphs("合同总额为33.5亿元。", "工期为三年。"),
  });
  expect(await open(documentId)).toHaveLength(1);
});

test("units are compared with those they were made from, the rest as a whole", async () => {
  const documentId = await newDocument();
  await write(staff.author, documentId, "zh", { body: paragraphs("有5家工厂。", "有7座桥。") });
  await write(staff.author, documentId, "en", { body: paragraphs("7 factories.", "5 bridges.") });
  expect(await open(documentId)).toEqual([]);
  const [source, target] = await editorialDb().translation.findMany({
    where: { documentId },
    orderBy: { locale: "desc" },
  });
  await editorialDb().unitLink.create({
    data: {
      translationId: target?.id ?? "",
      unit: "b:b1",
      sourceLocale: "zh",
      sourceUnit: "b:b1",
      sourceHash:
        unitsOf({ slug: "", title: "", summary: "", body: paragraphs("有5家工厂。") })[2]?.hash ??
        "",
      sourceText: "有5家工厂。",
      origin: "hand",
    },
  });
  expect(source?.locale).toBe("zh");
  expect(
    (await open(documentId)).map(({ source, target }) => [source.quote, target.quote]),
  ).toEqual([
    ["5", "7"],
    ["7", "5"],
  ]);
});

test("terms are known to the gate as soon as they are decided", async () => {
  const documentId = await newDocument();
  await write(staff.author, documentId, "zh", { body: paragraphs("王小明到访。") });
  await write(staff.author, documentId, "en", { body: paragraphs("Wang Xiaoming paid a visit.") });
  expect(await open(documentId)).toEqual([]);
  await saveTerm(staff.editor, undefined, {
    forms: { zh: ["王小明"], en: ["Wang Xiao Ming"], ru: [] },
    forbidden: { zh: [], en: ["Wang Xiaoming"], ru: [] },
    note: "",
    public: false,
    implied: false,
  });
  expect(await open(documentId)).toMatchObject([
    { kind: "name", source: { quote: "Wang Xiaoming" } },
  ]);
});

test("whatever a release may be refused for is listed before, and can be kept", async () => {
  const documentId = await newDocument();
  await write(staff.author, documentId, "zh", zh);
  await publish(cli, { documentId, texts: [{ locale: "zh" }] });
  // The figure is corrected on the desk; readers have the wrong one until it is out.
  await write(staff.author, documentId, "zh", {
    body: paragraphs("合同额为3.2亿元。", "工期三年。"),
  });
  await write(staff.author, documentId, "en", en);
  expect(await documentFacts(documentId)).toEqual([]);
  const [found, ...others] = await releasableFacts(documentId);
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    asLive: ["zh"],
    alone: true,
    source: { locale: "en", quote: "320 million yuan" },
    target: { locale: "zh", quote: "33.5亿元" },
  });
  const alone = { documentId, texts: [{ locale: "en" as const }] };
  await expect(publish(cli, alone)).rejects.toMatchObject(refused("zh"));
  await keepFacts(staff.editor, { documentId, ids: [found?.id ?? ""], reason: "zh follows" });
  await publish(cli, alone);
});

test("what readers have is compared whole, with its short title and the words of its pictures", async () => {
  const hash = "a".repeat(64);
  const media = await editorialDb().media.create({
    data: { hash, mime: "image/png", width: 800, height: 600, placeholder: "" },
  });
  const alts = { zh: "1957年的大桥", en: "The bridge in 1957" };
  for (const [locale, alt] of Object.entries(alts))
    await editorialDb().mediaText.create({ data: { mediaId: media.id, locale, alt } });
  const documentId = await newDocument({ lead: hash });
  await write(staff.author, documentId, "zh", {
    title: "桥",
    shortTitle: "18座桥",
    body: paragraphs("桥。"),
  });
  await write(staff.author, documentId, "en", {
    title: "Bridges",
    shortTitle: "18 bridges",
    body: paragraphs("Bridges."),
  });
  await publish(cli, { documentId, texts: [{ locale: "zh" }] });
  expect(await releasableFacts(documentId)).toEqual([]);
  await publish(cli, { documentId, texts: [{ locale: "en" }] });
  // Words of the library's that a text has taken over count as its own.
  await write(staff.author, documentId, "en", {
    title: "Bridges",
    shortTitle: "18 bridges",
    body: paragraphs("Bridges."),
    pictures: { [hash]: { alt: "The bridge in 1975", caption: "", credit: "" } },
  });
  expect(await releasableFacts(documentId)).toMatchObject([
    { kind: "date", source: { quote: "1975" }, target: { quote: "1957年" } },
  ]);
});

test("the terms of a text are known with their agreed forms, those that are not to be used too", async () => {
  const forms = { zh: ["飞虹桥"], en: ["Feihong Bridge"], ru: ["мост Фэйхун"] };
  const forbidden = { zh: [], en: ["Rainbow Bridge"], ru: [] };
  const note = "As the city writes it";
  await saveTerm(staff.editor, undefined, {
    forms,
    forbidden,
    note,
    public: false,
    implied: false,
  });
  const documentId = await newDocument();
  expect(await termsInText(documentId, "en")).toEqual([]);
  await write(staff.author, documentId, "en", {
    title: "Feihong Bridge",
    body: paragraphs("Nothing.", "On Rainbow Bridge."),
  });
  expect(await termsInText(documentId, "en")).toMatchObject([
    {
      forms,
      note,
      decidedBy: expect.stringContaining("editor"),
      places: [
        { unit: "title", starts: 0, quote: "Feihong Bridge", forbidden: false },
        { unit: "b:b2", starts: 3, quote: "Rainbow Bridge", forbidden: true },
      ],
    },
  ]);
  await write(staff.author, documentId, "ru", { body: paragraphs("Мы стояли на мосту Фэйхун.") });
  expect((await termsInText(documentId, "ru")).flatMap(({ places }) => places)).toMatchObject([
    { unit: "b:b1", quote: "мосту Фэйхун" },
  ]);
});
