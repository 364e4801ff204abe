import { expect, test } from "vitest";
import { eraseRevision } from "@/features/editorial/drafts/erase-revision";
import { newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { tablesWith } from "@/features/editorial/testing/tables-with";
import { unitsOf } from "@/features/editorial/units/units";
import { editorialDb } from "@/lib/db/editorial";

const { staff } = newsroomTest();

const word = "xenoplanted";

test("the words of a revision that is erased are in no table any more", async () => {
  const lead = "ab".repeat(32);
  const row = { hash: lead, mime: "image/png", width: 9, height: 9, placeholder: "#ffffff" };
  await editorialDb().media.create({ data: row });
  const documentId = await newDocument({ lead });
  const said = {
    slug: `${word}-slug`,
    title: `${word} title`,
    shortTitle: `${word} short`,
    summary: `${word} summary`,
    byline: word,
    source: word,
    responsibleEditor: word,
    body: paragraphs(`${word} in the text`),
    pictures: { [lead]: { alt: `${word} alt`, caption: `${word} caption`, credit: word } },
  };
  await write(staff.author, documentId, "zh", said);
  await write(staff.author, documentId, "ru");
  const [source, target] = await editorialDb().translation.findMany({
    where: { documentId },
    orderBy: { locale: "desc" },
  });
  if (!source || !target) throw new Error("the texts were not written");
  const now = new Date();
  await editorialDb().comment.create({
    data: {
      translationId: source.id,
      revisionNumber: 1,
      unit: "b:b1",
      quote: `${word} in`,
      ends: 5,
      words: `${word} in the text`,
      authorName: "A colleague",
      body: "Is this so?",
      createdAt: now,
    },
  });
  await editorialDb().revisionName.create({
    data: {
      translationId: source.id,
      number: 1,
      name: `The ${word}`,
      namedByName: "A",
      namedAt: now,
    },
  });
  await editorialDb().importedPage.create({
    data: {
      documentId,
      locale: "zh",
      identity: "sha256:0",
      sha256: "0",
      name: `${word}.html`,
      report: { remarks: [word] },
      missing: [{ caption: word }],
      before: `<p>${word}</p>`,
    },
  });
  const head = await editorialDb().revision.findFirst({ where: { translationId: source.id } });
  await editorialDb().opinion.create({
    data: {
      shareLinkId: "00000000-0000-4000-8000-000000000000",
      translationId: source.id,
      revisionId: head?.id ?? "",
      publicHash: "a hash",
      answer: "CHANGE",
      name: `Ms ${word}`,
      words: `${word}, not that`,
      givenAt: now,
    },
  });
  const [unit] = unitsOf({ ...said, body: said.body }).filter(({ text }) => text.includes("text"));
  await editorialDb().unitLink.create({
    data: {
      translationId: target.id,
      unit: "b:b1",
      sourceLocale: "zh",
      sourceUnit: "b:b1",
      sourceHash: unit?.hash ?? "",
      sourceText: unit?.text ?? "",
      origin: "hand",
    },
  });
  // It is looked for where it is.
  const holding = await tablesWith(word);
  for (const table of [
    "revision",
    "revision_media",
    "media_text",
    "comment",
    "unit_link",
    "opinion",
  ]) {
    expect(holding).toContain(`editorial.${table}`);
  }
  await eraseRevision(staff.admin, { documentId, locale: "zh", number: 1, reason: "A court" });
  expect(await tablesWith(word)).toEqual([]);
});
