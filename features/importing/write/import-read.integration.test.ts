import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { saveRevision } from "@/features/editorial/drafts/save-revision";
import { publish } from "@/features/editorial/publishing/publish";
import { cli, everywhere, textsEverywhere } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { type ImportedText, pictureKey } from "@/features/importing/readers/imported-text";
import { importReportSchema } from "@/features/importing/report/import-report";
import { type Block, keptBodySchema } from "@/features/publication/schema";
import { editorialDb } from "@/lib/db/editorial";
import { importRead } from "./import-read";

newsroomTest();

beforeEach(async () => {
  process.env.DATA_DIR = await mkdtemp(path.join(tmpdir(), "newsroom-test-"));
});

const png = (background: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer();
const paragraph = (id: string, text: string): Block => ({
  type: "paragraph",
  attrs: { id },
  content: [{ type: "text", text }],
});
const figure = (id: string, index: number): Block => ({
  type: "figure",
  attrs: { id, picture: pictureKey(index) },
});

const read = async (...more: Block[]): Promise<ImportedText> => ({
  title: "The cranes",
  summary: "",
  body: {
    type: "doc",
    content: [paragraph("b1", "The harbour master visited the yards."), figure("b2", 0), ...more],
  },
  pictures: [
    { key: pictureKey(0), name: "crane.png", bytes: await png("#b92f16"), caption: "A crane" },
    { key: pictureKey(1), name: "broken.png", bytes: Buffer.from("no picture"), caption: "Lost" },
    { key: pictureKey(2), name: "again.png", bytes: await png("#b92f16"), caption: "Once more" },
  ],
  proposed: { storyDate: "2024-05-31", byline: "Li Ming" },
  report: {
    format: "docx",
    counts: { picture: { found: 3, imported: 3, leftOut: 0, missing: 0 } },
    remarks: [],
    decisions: [],
  },
});

/** Without pictures, each of which is a process. */
const plain = (...content: Block[]): ImportedText => ({
  title: "The cranes",
  summary: "",
  body: { type: "doc", content: [paragraph("b1", "The master visited the yards."), ...content] },
  pictures: [],
  proposed: {},
  report: { format: "html", counts: {}, remarks: [], decisions: [] },
});

const headOf = async (documentId: string) =>
  editorialDb().translation.findFirstOrThrow({
    where: { documentId, locale: "en" },
    include: { headRevision: { include: { pictureWords: true } }, document: true },
  });

const blocksOf = (body: unknown) => keptBodySchema.parse(body).content;

test("pictures come in where they stood, and one that fails leaves its words and is counted", async () => {
  const text = await read(figure("b3", 1), figure("b4", 2));
  const { id, report } = await importRead(cli, text, { name: "a.docx", locale: "en" });
  const { headRevision, document } = await headOf(id);
  const content = blocksOf(headRevision?.body);
  expect(content.map(({ type }) => type)).toEqual([
    "paragraph",
    "figure",
    "paragraph",
    "figure",
    "paragraph",
  ]);
  expect(JSON.stringify(content)).toContain("Lost");
  expect(headRevision?.pictureWords.map(({ caption }) => caption)).toEqual(["A crane"]);
  expect(headRevision).toMatchObject({ title: "The cranes", byline: "Li Ming" });
  expect(document.storyDate).toEqual(new Date("2024-05-31T00:00:00Z"));
  expect(importReportSchema.parse(report).counts.picture).toEqual({
    found: 3,
    imported: 2,
    leftOut: 0,
    missing: 1,
  });
  expect(report.remarks.map(({ code }) => code)).toEqual(
    expect.arrayContaining(["picture-failed", "picture-repeated", "slug-proposed"]),
  );
});

test("over a text that is there blocks keep their ids, and what somebody wrote meanwhile stays", async () => {
  const { id } = await importRead(cli, await read(), { name: "a.docx", locale: "en" });
  const again = await read(paragraph("b1-2", "A new ending."));
  again.body?.content.reverse();
  const into = { name: "a.docx", locale: "en", documentId: id } as const;
  const stale = await importRead(cli, again, { ...into, basedOn: 0 });
  expect(stale.copy).toBe(2);
  await importRead(cli, again, into);
  const content = blocksOf((await headOf(id)).headRevision?.body);
  expect(content.map(({ attrs }) => attrs.id)).toEqual(["b1-2", "b2", "b1"]);
});

test("over a text that is there its short title stays, and its breaks as long as it has the headline", async () => {
  const { id } = await importRead(cli, plain(), { name: "a.docx", locale: "en" });
  const { version, headRevision } = await headOf(id);
  const set = { shortTitle: "Cranes", headlineBreaks: "The\ncranes" };
  await saveRevision(cli, {
    documentId: id,
    locale: "en",
    basedOn: version,
    content: { ...contentOf(headRevision), ...set },
  });
  const into = { name: "a.docx", locale: "en", documentId: id } as const;
  await importRead(cli, plain(paragraph("b5", "More.")), into);
  expect((await headOf(id)).headRevision).toMatchObject(set);
  await importRead(cli, { ...plain(), title: "Other cranes" }, into);
  expect((await headOf(id)).headRevision).toMatchObject({ ...set, headlineBreaks: null });
});

test("a page that becomes a second text has a note for each, and one that comes again the same", async () => {
  const proposed = { oldAddress: "http://old.example.com/news/twice.html" };
  const from = { ...plain(), proposed };
  const into = { name: "twice.html", locale: "en" } as const;
  const first = (await importRead(cli, from, into)).id;
  const second = (await importRead(cli, from, into)).id;
  await importRead(cli, from, { ...into, documentId: second });
  await importRead(cli, from, { ...into, documentId: first });
  const noted = await editorialDb().importedPage.findMany({
    where: { documentId: { in: [first, second] } },
    orderBy: { identity: "asc" },
  });
  expect(noted.map(({ documentId, oldAddress }) => [documentId, oldAddress])).toEqual([
    [first, proposed.oldAddress],
    [second, proposed.oldAddress],
  ]);
  expect(noted[0]?.identity).toBe("old.example.com/news/twice.html");
});

test("links of one page to its own house stay there; those of a whole site become what stands here", async () => {
  const documentId = await textsEverywhere(cli);
  const { paths } = await publish(cli, { documentId, texts: everywhere });
  const href = `http://other.example.com${paths[0]}`;
  const text = plain({
    type: "paragraph",
    attrs: { id: "b6" },
    content: [{ type: "text", text: "see", marks: [{ type: "link", attrs: { href } }] }],
  });
  const linking = { ...text, proposed: { oldAddress: "http://other.example.com/page.html" } };
  const into = { name: "page.html", locale: "en" } as const;
  const { id } = await importRead(cli, linking, into);
  expect(JSON.stringify((await headOf(id)).headRevision?.body)).toContain(href);
  const whole = { ...into, documentId: id, page: { once: false } };
  await importRead(cli, linking, whole);
  const { body } = (await headOf(id)).headRevision ?? {};
  expect(JSON.stringify(body)).toContain(`"document":"${documentId}"`);
});
