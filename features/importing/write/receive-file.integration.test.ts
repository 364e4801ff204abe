import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import { newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { del, ins, makeDocx, p, picture, r } from "@/features/importing/docx/testing/make-docx";
import { importReportSchema } from "@/features/importing/report/import-report";
import { keptBodySchema } from "@/features/publication/schema";
import { editorialDb } from "@/lib/db/editorial";
import { type Looked, type Made, receiveFile } from "./receive-file";
import { receivePictures } from "./receive-pictures";

const { staff } = newsroomTest();

beforeEach(async () => {
  process.env.DATA_DIR = await mkdtemp(path.join(tmpdir(), "newsroom-test-"));
});

const png = (red: number) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: { r: red, g: 90, b: 20 } } })
    .png()
    .toBuffer();

/** Two paragraphs, each with a picture and its caption, and two tracked changes. */
const report = async () =>
  makeDocx({
    media: { "a.png": await png(10), "b.png": await png(200) },
    body: [
      p(
        `${r("The harbour master visited ")}${ins(r("twice "))}${del("once ")}${r("the yard and spoke with those who work there.")}`,
      ),
      p(picture("a", "A crane over the quay")),
      p("▲ The first crane"),
      p("On the second day he met the crews, and they agreed on hours, pay and rest."),
      p(picture("b", "A crane over the quay")),
      p("▲ The second crane"),
    ].join(""),
  });

/** As the desk sends it. */
function sent(bytes: Buffer, fields: Record<string, string>): Request {
  const form = new FormData();
  for (const [name, value] of Object.entries({ language: "en", ...fields })) form.set(name, value);
  form.set("file", new File([new Uint8Array(bytes)], "report.docx"));
  return new Request("http://localhost/import", { method: "POST", body: form });
}

const look = async (bytes: Buffer, fields: Record<string, string> = {}) =>
  (await receiveFile(staff.author, sent(bytes, { look: "true", ...fields }))) as Looked;
const make = async (bytes: Buffer, fields: Record<string, string> = {}) =>
  (await receiveFile(staff.author, sent(bytes, { look: "false", ...fields }))) as Made;

async function blocksOf(documentId: string) {
  const text = await editorialDb().translation.findFirstOrThrow({
    where: { documentId },
    include: { headRevision: true },
  });
  return keptBodySchema.parse(text.headRevision?.body).content;
}

test("a file is looked at without a trace, decided about, and becomes a draft with its pictures in place", async () => {
  const bytes = await report();
  const before = await editorialDb().document.count();
  const looked = await look(bytes);
  expect(await editorialDb().document.count()).toBe(before);
  const [insertion] = looked.report.decisions;
  const decisions = JSON.stringify({ [insertion?.key ?? ""]: "reject" });
  const { id, report: said } = await make(bytes, { decisions });
  const blocks = await blocksOf(id);
  expect(blocks.map(({ type }) => type)).toEqual(["paragraph", "figure", "paragraph", "figure"]);
  expect(JSON.stringify(blocks[0])).toContain("visited the yard");
  expect(said.counts.picture).toEqual({ found: 2, imported: 2, leftOut: 0, missing: 0 });
});

test("over a text the version that was looked at counts", async () => {
  const document = await newDocument();
  const content = { title: "T", summary: "S", body: paragraphs("Old words of this text.") };
  await write(staff.author, document, "en", content);
  const bytes = await report();
  const { version } = await look(bytes, { document });
  await write(staff.author, document, "en", { ...content, title: "Changed meanwhile" });
  const made = await make(bytes, { document, version: `${version}` });
  expect(made.copy).toBeGreaterThan(0);
  expect(made.report.remarks.map(({ code }) => code)).toContain("conflict-copy");
  expect(JSON.stringify(await blocksOf(document))).toContain("Old words of this text.");
});

test("what a text cannot hold is refused before anything is decided about it", async () => {
  const sentence = "The harbour master visited the yard and spoke with those who work there.";
  const bytes = makeDocx({ body: p(sentence).repeat(2_100) });
  await expect(look(bytes)).rejects.toThrow(/larger than a text can be/);
});

test("with more files beside it than any page has it is refused in words", async () => {
  const form = new FormData();
  form.set("language", "en");
  form.set("look", "true");
  form.set("file", new File(["<p>Words</p>"], "page.html"));
  for (let index = 0; index <= 400; index++) form.append("beside", new File(["x"], "640"));
  const request = new Request("http://localhost/import", { method: "POST", body: form });
  await expect(receiveFile(staff.author, request)).rejects.toThrow(/more than 400 files beside it/);
});

const page = `<html><head><title>The cranes</title><link rel="canonical" href="https://old.test/cranes.html"></head><body><div class="entry-content">
<p>Anna: I have seen them from the ferry, and they are taller than the church.</p></div>
<div class="story"><p>The harbour master visited the yards twice this year.</p><p><img src="img/crane.jpg"></p><p>He met the crews.</p><p><img src="img/quay.jpg"></p><p>They went home.</p></div></body></html>`;

/** A saved page with files beside it. */
function pageSent(fields: Record<string, string>, beside: Record<string, Buffer> = {}): Request {
  const form = new FormData();
  for (const [name, value] of Object.entries({ language: "en", ...fields })) form.set(name, value);
  form.set("file", new File([page], "page.html"));
  for (const [name, bytes] of Object.entries(beside))
    form.append("beside", new File([new Uint8Array(bytes)], name));
  return new Request("http://localhost/import", { method: "POST", body: form });
}

async function picturesSent(fields: Record<string, string>, files: [string, string, Buffer][]) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ language: "en", ...fields })) form.set(name, value);
  for (const [name, called, bytes] of files)
    form.append(name, new File([new Uint8Array(bytes)], called));
  const request = new Request("http://localhost/pictures", { method: "POST", body: form });
  return receivePictures(staff.author, request);
}

test("what of a page is its text is chosen before the draft is made, and again after it", async () => {
  const looked = (await receiveFile(staff.author, pageSent({ look: "true" }))) as Looked;
  const pieces = looked.parts?.flatMap((part) => part.pieces) ?? [];
  expect(pieces.filter(({ taken }) => taken)).toHaveLength(1);
  const chosen = pieces.filter(({ taken }) => !taken).map(({ at }) => at);
  const fields = { look: "false", chosen: chosen.join(",") };
  const { id } = (await receiveFile(staff.author, pageSent(fields))) as Made;
  expect(JSON.stringify(await blocksOf(id))).not.toContain("Anna");
  expect(JSON.stringify(await blocksOf(id))).toContain("He met the crews.");
  const again = { document: id, version: "1" };
  await receiveFile(staff.author, pageSent({ look: "false", ...again }));
  expect(JSON.stringify(await blocksOf(id))).toContain("Anna");
  expect(await editorialDb().revision.count({ where: { translation: { documentId: id } } })).toBe(
    2,
  );
});

test("pictures that were missing come in by their names or as somebody says, and the counts follow", async () => {
  const looked = (await receiveFile(staff.author, pageSent({ look: "true" }))) as Looked;
  const pieces = looked.parts?.flatMap((part) => part.pieces) ?? [];
  const chosen = pieces.filter(({ taken }) => !taken).map(({ at }) => at);
  const fields = { look: "false", chosen: chosen.join(",") };
  const made = (await receiveFile(staff.author, pageSent(fields))) as Made;
  const document = made.id;
  expect(made.missing.map(({ name }) => name)).toEqual(["img/crane.jpg", "img/quay.jpg"]);
  // Somebody writes meanwhile.
  const [first] = await blocksOf(document);
  const broken = await picturesSent({ document }, [
    ["beside", "crane.jpg", await png(30)],
    ["beside", "quay.jpg", Buffer.from("no picture")],
    ["beside", "other.jpg", await png(40)],
  ]);
  expect(broken).toMatchObject({ came: 1, missing: 1, failed: [{ name: "quay.jpg" }] });
  expect(broken.report?.counts.picture).toEqual({ found: 2, imported: 1, leftOut: 0, missing: 1 });
  expect(broken.left.map(({ name }) => name)).toEqual(["img/quay.jpg"]);
  const given = await picturesSent({ document }, [
    ["given", broken.left[0]?.block ?? "", await png(50)],
  ]);
  expect(given).toMatchObject({ came: 1, missing: 0, left: [] });
  expect(given.report?.remarks.map(({ code }) => code)).not.toContain("picture-missing");
  const blocks = await blocksOf(document);
  expect(blocks.map(({ type }) => type)).toEqual([
    "paragraph",
    "figure",
    "paragraph",
    "figure",
    "paragraph",
  ]);
  expect(blocks[0]).toEqual(first);
  expect(await picturesSent({ document }, [["beside", "quay.jpg", await png(50)]])).toMatchObject({
    came: 0,
    missing: 0,
  });
});

/** All of the page but its comments, without its pictures. */
async function madeWithout(fields: Record<string, string> = {}) {
  const looked = (await receiveFile(staff.author, pageSent({ look: "true" }))) as Looked;
  const pieces = looked.parts?.flatMap((part) => part.pieces) ?? [];
  const chosen = pieces.filter(({ taken }) => !taken).map(({ at }) => at);
  const all = { look: "false", chosen: chosen.join(","), ...fields };
  return (await receiveFile(staff.author, pageSent(all))) as Made;
}
const figuresIn = async (document: string) =>
  (await blocksOf(document)).filter(({ type }) => type === "figure");

test("two who send what is missing at once put each picture in once, and what is missing follows both", async () => {
  const { id: document, missing } = await madeWithout();
  const [crane] = missing;
  const bytes = [await png(70), await png(80), await png(90)] as const;
  const answers = await Promise.all([
    picturesSent({ document }, [["beside", "crane.jpg", bytes[0]]]),
    picturesSent({ document }, [["given", crane?.block ?? "", bytes[1]]]),
    picturesSent({ document }, [["beside", "quay.jpg", bytes[2]]]),
  ]);
  expect(answers.map(({ isHeld }) => isHeld)).toEqual([false, false, false]);
  expect(answers.reduce((sum, { came }) => sum + came, 0)).toBe(2);
  expect(answers.reduce((sum, { already }) => sum + already, 0)).toBe(1);
  expect(await figuresIn(document)).toHaveLength(2);
  const late = await picturesSent({ document }, [["given", crane?.block ?? "", bytes[1]]]);
  expect(late).toMatchObject({ came: 0, missing: 0, already: 1, left: [] });
  expect(late.report?.counts.picture).toMatchObject({ imported: 2, missing: 0 });
  expect(await picturesSent({ document }, [["given", "unknown", bytes[1]]])).toMatchObject({
    already: 0,
  });
});

test("what was missing of a page is forgotten with its words, and not for a copy beside them", async () => {
  const { id: document } = await madeWithout();
  const docx = await report();
  const copied = await make(docx, { document, version: "0" });
  expect(copied).toMatchObject({ copy: 2, missing: [] });
  const page = await madeWithout({ document, version: "0", chosen: "0-9" });
  expect(page).toMatchObject({ missing: [] });
  expect(page.copy).toBeGreaterThan(2);
  const rows = () => editorialDb().importedPage.findMany({ where: { documentId: document } });
  expect((await rows())[0]?.missing).toHaveLength(2);
  const { version } = await look(docx, { document });
  expect(await make(docx, { document, version: `${version}` })).toMatchObject({ missing: [] });
  expect((await rows()).map(({ missing }) => missing)).toEqual([[]]);
});

test("of pictures that are left one remark is kept", async () => {
  const { id: document } = await madeWithout();
  const row = await editorialDb().importedPage.findFirstOrThrow({
    where: { documentId: document },
  });
  const said = importReportSchema.parse(row.report);
  const failed = { code: "picture-failed", message: "One could not be read.", count: 1 } as const;
  const report = { ...said, remarks: [...said.remarks, failed] };
  await editorialDb().importedPage.update({ where: { id: row.id }, data: { report } });
  const answer = await picturesSent({ document }, [["beside", "crane.jpg", await png(110)]]);
  const remarks = answer.report?.remarks.filter(({ code }) => /^picture-(?:m|f)/.test(code));
  expect(remarks?.map(({ count }) => count)).toEqual([1]);
});

test("files for pictures of a text that was not imported are refused", async () => {
  const document = await newDocument();
  await expect(picturesSent({ document }, [])).rejects.toThrow();
});
