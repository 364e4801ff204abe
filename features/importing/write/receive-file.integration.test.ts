import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import { newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { del, ins, makeDocx, p, picture, r } from "@/features/importing/docx/testing/make-docx";
import { keptBodySchema } from "@/features/publication/schema";
import { editorialDb } from "@/lib/db/editorial";
import { type Looked, type Made, receiveFile } from "./receive-file";

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

test("with more files beside it than any page has it is refused in words", async () => {
  const form = new FormData();
  form.set("language", "en");
  form.set("look", "true");
  form.set("file", new File(["<p>Words</p>"], "page.html"));
  for (let index = 0; index <= 400; index++) form.append("beside", new File(["x"], "640"));
  const request = new Request("http://localhost/import", { method: "POST", body: form });
  await expect(receiveFile(staff.author, request)).rejects.toThrow(/more than 400 files beside it/);
});
