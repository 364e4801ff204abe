import { describe, expect, test } from "vitest";
import { RefusedFile } from "@/features/importing/readers/refused-file";
import { site } from "@/features/importing/testing/fixtures";
import { readDocx } from "./opening/read-docx";
import { writeZip } from "./package/write-zip";
import { makeDocx, type Parts, p, partsOf, r } from "./testing/make-docx";

const body = p("A text that is long enough to be a paragraph, and ends with a full stop.");
const options = { name: "a.docx", locale: "en" as const, site };

/** What is said of a file: why it was refused, or how much of it came in. */
function read(bytes: Buffer): string {
  const began = performance.now();
  try {
    return `${readDocx(bytes, options).body?.content.length} blocks`;
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    return error.refusal;
  } finally {
    expect(performance.now() - began).toBeLessThan(10_000);
  }
}
const withPart = (name: string, content: string | Uint8Array) =>
  makeDocx({ body, more: [{ name, content }] });
const replaced = (name: string, content: string) =>
  writeZip(partsOf({ body }).map((each) => (each.name === name ? { name, content } : each)));

/** The same archive with some bytes changed, wherever they stand. */
function patched(
  bytes: Buffer,
  change: (bytes: Buffer, entry: number, end: number) => void,
): Buffer {
  const copy = Buffer.from(bytes);
  change(
    copy,
    copy.indexOf(Buffer.from("504b0102", "hex")),
    copy.lastIndexOf(Buffer.from("504b0506", "hex")),
  );
  return copy;
}
const entities = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
const outside = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>`;
const xml = (declared: string) =>
  `<?xml version="1.0"?>${declared}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>`;
const nested = (depth: number): Parts => ({
  body: `${"<w:sdt><w:sdtContent>".repeat(depth)}${body}${"</w:sdtContent></w:sdt>".repeat(depth)}`,
});

describe("files that were made to do harm are refused, or do none", () => {
  test.each([
    ["a part that leads out of the archive", withPart("../../etc/cron.d/x", "x"), "hostile"],
    ["a part with an absolute name", withPart("/etc/passwd", "x"), "hostile"],
    ["a part with a name of Windows", withPart("word\\..\\..\\x", "x"), "hostile"],
    ["a part that is there twice", withPart("word/DOCUMENT.xml", "x"), "hostile"],
    [
      "another name before a part than in the index",
      patched(makeDocx({ body }), (bytes, entry) => void bytes.write("X", entry + 46)),
      "hostile",
    ],
    [
      "a part that unpacks to more than it announces",
      patched(
        withPart("word/x.xml", Buffer.alloc(10_000_000)),
        (bytes, entry) => void bytes.writeUInt32LE(10, entry + 24),
      ),
      "too-large",
    ],
    [
      "a part that announces gigabytes",
      patched(
        makeDocx({ body }),
        (bytes, entry) => void bytes.writeUInt32LE(0xf0000000, entry + 24),
      ),
      "too-large",
    ],
    [
      "parts that share their bytes",
      patched(
        makeDocx({ body }),
        (bytes, entry) =>
          void bytes.writeUInt32LE(bytes.readUInt32LE(entry + 20) + 200, entry + 20),
      ),
      "hostile",
    ],
    [
      "a part under a password",
      patched(makeDocx({ body }), (bytes, entry) => void bytes.writeUInt16LE(1, entry + 8)),
      "encrypted",
    ],
    ["an archive that breaks off", makeDocx({ body }).subarray(0, 800), "broken"],
    ["nothing but a sign", Buffer.from("PK\u0003\u0004 and more of nothing at all"), "broken"],
    ["entities that multiply", replaced("word/document.xml", xml(entities)), "hostile"],
    ["an entity that names a file", replaced("word/document.xml", xml(outside)), "hostile"],
    ["elements nested without end", makeDocx(nested(5_000)), "too-large"],
    ["XML that is none", replaced("word/document.xml", "<w:document"), "broken"],
    [
      "no document in it",
      writeZip([{ name: "[Content_Types].xml", content: "<Types/>" }]),
      "broken",
    ],
    [
      "macros",
      makeDocx({
        body,
        types:
          '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      }),
      "macros",
    ],
    [
      "a style that is based on itself",
      makeDocx({
        body: p("x", '<w:pStyle w:val="A"/>') + body,
        styles:
          '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="A"/></w:style>',
      }),
      "1 blocks",
    ],
    [
      "spans without end",
      makeDocx({
        body: `${body}<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>${p("a")}</w:tc><w:tc>${p("b")}</w:tc></w:tr></w:tbl>`,
      }),
      "2 blocks",
    ],
    [
      "something else behind the archive",
      Buffer.concat([makeDocx({ body }), Buffer.from("<script>alert(1)</script>")]),
      "1 blocks",
    ],
    [
      "fields that never end",
      makeDocx({
        body: body + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(2_000) + r("x")),
      }),
      "1 blocks",
    ],
  ])("%s", (_, bytes, said) => {
    expect(read(bytes)).toBe(said);
  });

  test("nothing outside of the file is opened, and what it names there is told", () => {
    const template =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://x/attachedTemplate" Target="file:///etc/passwd" TargetMode="External"/></Relationships>';
    const { report } = readDocx(withPart("word/_rels/settings.xml.rels", template), options);
    expect(report.remarks.find(({ code }) => code === "outside-reference")?.places).toEqual([
      { words: "file:///etc/passwd" },
    ]);
  });
});
