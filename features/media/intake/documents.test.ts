import { readFile } from "node:fs/promises";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { officeFile } from "@/features/media/testing/office-file";
import { packedPdf, pdfFile } from "@/features/media/testing/pdf-file";
import { quarters } from "@/features/media/testing/quarters";
import { zipFile } from "@/features/media/testing/zip-file";
import { inspected } from "./documents";
import { FaultyFile, type IntakeFault } from "./faults";

const picture = () => quarters().jpeg().toBuffer();
const text = (name: string, words = "words") => ({ name, content: Buffer.from(words) });
/** Zeroes pack to nothing. */
const zeroes = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024);

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/** How the parts of a text are related, with one relation: its type, where it leads, and whether outside. */
const related = (type: string, target: string, mode = ' TargetMode="External"') =>
  text(
    "word/_rels/document.xml.rels",
    `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"${mode}/></Relationships>`,
  );
const withRelation = (...given: Parameters<typeof related>) =>
  officeFile("word/document.xml", [related(...given)]);

describe("taken", () => {
  test.each<[string, () => Buffer | Promise<Buffer>, object]>([
    ["a PDF with its pages", () => pdfFile(3), { type: "pdf", pages: 3 }],
    ["a PDF whose objects are packed", () => packedPdf(), { type: "pdf", pages: 1 }],
    [
      "a PDF that opens at a page, and speaks of starting",
      () => packedPdf({ catalog: "/OpenAction [3 0 R /Fit] /Note (/Launching soon)" }),
      { type: "pdf", pages: 1 },
    ],
    ["a text of an office program", () => officeFile("word/document.xml"), { type: "docx" }],
    ["a table of one", () => officeFile("xl/workbook.xml"), { type: "xlsx" }],
    [
      "a text with the table behind its chart",
      () =>
        officeFile("word/document.xml", [
          { name: "word/embeddings/Sheet1.xlsx", content: officeFile("xl/workbook.xml") },
        ]),
      { type: "docx" },
    ],
    ...(
      [
        ["a link", "hyperlink", "https://example.com/a?b=1&amp;c=2"],
        ["a picture that is elsewhere", "image", "https://example.com/a.png"],
        ["its writer's own template", "attachedTemplate", "file:///C:\\Users\\Li%20Na\\House.dotx"],
        ["its writer's own template on a Mac", "attachedTemplate", "/Library/House.dotx"],
      ] as const
    ).map(([what, type, target]): [string, () => Buffer, object] => [
      `a text with ${what}`,
      () => withRelation(type, target),
      { type: "docx" },
    ]),
    [
      "a text of LibreOffice",
      () => readFile("features/importing/docx/testing/libreoffice/everything.docx"),
      { type: "docx" },
    ],
    [
      "pictures for the press, as a Mac packs them",
      async () =>
        zipFile([
          { name: "press/", content: Buffer.alloc(0) },
          { name: "press/one.jpg", content: await picture() },
          { name: "press/two.png", content: await quarters().png().toBuffer(), stored: true },
          { name: "__MACOSX/press/._one.jpg", content: Buffer.from([0, 5, 22, 7, 0, 2, 0, 0]) },
        ]),
      { type: "zip" },
    ],
  ])("%s", async (_, make, known) => {
    expect(await inspected(await make())).toEqual(known);
  });
});

const program = Buffer.from("MZ\x90\0\x03\0\0\0\x04\0\0\0", "latin1");
const cut = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.7));
const action = "<< /S /JavaScript /JS (app.alert(1)) >>";
const inHex = (objects: Buffer) => Buffer.from(`${objects.toString("hex")}>`, "latin1");
const launch = "/OpenAction << /S /Launch /F (calc.exe) >>";
const locked = {
  trailer: `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"ab".repeat(32)}> /U <${"cd".repeat(32)}> >>`,
};
const attached = {
  catalog: "/Names << /EmbeddedFiles << /Names [(a.txt) 4 0 R] >> >>",
  objects: [
    "<< /Type /Filespec /F (a.txt) /EF << /F 5 0 R >> >>",
    "<< /Type /EmbeddedFile /Length 5 >>\nstream\nhello\nendstream",
  ],
};

describe("refused", () => {
  test.each<[string, IntakeFault, () => Buffer | Promise<Buffer>, string?]>([
    ["a picture", "kind", picture],
    ["a PDF that is cut short", "broken", () => cut(pdfFile(5))],
    ["the first line of a PDF", "broken", () => Buffer.from("%PDF-1.7\n")],
    ["a PDF with a password", "locked", () => pdfFile(1, locked)],
    ["a PDF that runs a program", "active", () => pdfFile(1, { catalog: `/OpenAction ${action}` })],
    [
      "a PDF that starts one",
      "active",
      () => pdfFile(1, { catalog: "/OpenAction << /S /Launch /F (calc.exe) >>" }),
    ],
    [
      "a PDF that starts one by another spelling",
      "active",
      () => pdfFile(1, { catalog: "/OpenAction << /S /L#61unch /F (calc.exe) >>" }),
    ],
    ["a PDF with a file in it", "active", () => pdfFile(1, attached)],
    ["a PDF that starts one, packed", "active", () => packedPdf({ catalog: launch })],
    [
      "a PDF that runs a program when a page is left, packed",
      "active",
      () => packedPdf({ catalog: `/AA << /WC ${action} >>` }),
    ],
    [
      "a PDF that starts one by another spelling, packed",
      "active",
      () => packedPdf({ catalog: launch.replace("Launch", "#4caunch") }),
    ],
    [
      "a packed PDF that does not say which stream has its objects",
      "active",
      () => packedPdf({ catalog: launch, says: "/Filter /FlateDecode" }),
    ],
    [
      "a packed PDF whose stream has a wrong sum, which readers do not mind",
      "active",
      () =>
        packedPdf({
          catalog: launch,
          pack: (objects) =>
            Buffer.concat([deflateSync(objects).subarray(0, -4), Buffer.from("sum?")]),
        }),
    ],
    [
      "a PDF whose objects are packed by a way that hides them",
      "active",
      () =>
        packedPdf({
          catalog: launch,
          pack: inHex,
          says: "/Type /ObjStm /Filter /ASCIIHexDecode",
        }),
    ],
    [
      "a PDF whose objects are hidden, and the filter has its short name",
      "active",
      () => packedPdf({ catalog: launch, pack: inHex, says: "/Type /ObjStm /F /ASCIIHexDecode" }),
    ],
    [
      "a PDF whose objects are hidden, and a note looks like the begin of another",
      "active",
      () =>
        packedPdf({
          catalog: launch,
          pack: inHex,
          says: "/Type /ObjStm /Filter /ASCIIHexDecode",
          also: "/X (a \\( (1 0 obj) b)",
        }),
    ],
    [
      "a PDF whose objects are hidden behind a long note",
      "active",
      () =>
        packedPdf({
          catalog: launch,
          pack: inHex,
          says: "/Type /ObjStm /Filter /ASCIIHexDecode",
          also: `/X (${"x".repeat(70_000)})`,
        }),
    ],
    [
      "a PDF that starts one, packed far behind the word",
      "active",
      () => packedPdf({ catalog: launch, gap: " ".repeat(200) }),
    ],
    [
      "a PDF whose objects fill the memory",
      "unpacks-too-large",
      () => packedPdf({ catalog: `/Note (${" ".repeat(65 * 1024 * 1024)})` }),
    ],
    [
      "a PDF and an archive",
      "two-kinds",
      () => Buffer.concat([pdfFile(1), zipFile([text("a.txt")])]),
    ],
    [
      "an archive that is cut short",
      "broken",
      () => cut(zipFile([text("a.txt", "x".repeat(999))])),
    ],
    [
      "an archive behind something else",
      "two-kinds",
      () => Buffer.concat([Buffer.from("PK\x03\x04 in front"), zipFile([text("a.txt")])]),
    ],
    ["an archive of texts", "not-pictures", () => zipFile([text("a.txt")]), "a.txt"],
    ["an archive of nothing", "kind", () => zipFile([])],
    [
      "a program that is called .jpg",
      "not-pictures",
      () => zipFile([{ name: "photo.jpg", content: program }]),
      "photo.jpg",
    ],
    [
      "a program where a Mac's own files stand",
      "not-pictures",
      () => zipFile([{ name: "__MACOSX/a", content: program }]),
      "__MACOSX/a",
    ],
    [
      "a picture with a way out of its folder",
      "not-pictures",
      async () => zipFile([{ name: "../../one.jpg", content: await picture() }]),
      "../../one.jpg",
    ],
    [
      "a picture with a password",
      "locked",
      async () => zipFile([{ name: "one.jpg", content: await picture(), encrypted: true }]),
      "one.jpg",
    ],
    [
      "zeroes that fill a disk",
      "unpacks-too-large",
      () => zipFile([{ name: "one.jpg", content: zeroes(30) }]),
    ],
    [
      "more than the archive says",
      "unpacks-too-large",
      () => zipFile([{ name: "one.jpg", content: zeroes(1), says: 9 }]),
      "one.jpg",
    ],
    [
      "a text with macros",
      "active",
      () => officeFile("word/document.xml", [text("word/vbaProject.bin")]),
      "word/vbaProject.bin",
    ],
    [
      "a text with a program in it",
      "active",
      () => officeFile("word/document.xml", [{ name: "word/embeddings/a.bin", content: program }]),
      "word/embeddings/a.bin",
    ],
    [
      "macros in the table behind a chart",
      "active",
      () =>
        officeFile("word/document.xml", [
          {
            name: "word/embeddings/a.xlsx",
            content: officeFile("xl/workbook.xml", [text("xl/vbaProject.bin")]),
          },
        ]),
      "xl/vbaProject.bin",
    ],
    ...(
      [
        ["a program from outside", "oleObject", "http://example.com/x.html!"],
        ["a template from outside", "attachedTemplate", "https://example.com/x.dotm"],
        ["a template of a neighbour", "attachedTemplate", "file:///\\\\server\\share\\x.dotm"],
        ["a page from outside", "frame", "http://example.com/x.html"],
        ["a page that is said to be within", "frame", "mhtml:http://example.com/x", ""],
        ["macros of another name", "vbaProject", "media/image1.png", ""],
        ["a file of another name", "package", "media/image1.png", ""],
      ] as [string, ...Parameters<typeof related>][]
    ).map(([what, ...relation]): [string, IntakeFault, () => Buffer, string] => [
      `a text with ${what}`,
      "active",
      () => withRelation(...relation),
      "word/_rels/document.xml.rels",
    ]),
    [
      "relations that a search for words would not find",
      "broken",
      () => {
        const { name, content } = related("oleObject", "http://example.com/x.html!");
        const wide = Buffer.from(`\ufeff${content}`, "utf16le");
        return officeFile("word/document.xml", [{ name, content: wide }]);
      },
      "word/_rels/document.xml.rels",
    ],
    [
      "a text that says it has macros",
      "active",
      () =>
        zipFile([
          text(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
          ),
          text("word/document.xml", "<main/>"),
        ]),
      "[Content_Types].xml",
    ],
    [
      "something else of an office program",
      "kind",
      () => zipFile([text("[Content_Types].xml"), text("ppt/presentation.xml")]),
    ],
  ])("%s: %s", async (_, fault, make, detail) => {
    const error: unknown = await inspected(await make()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FaultyFile);
    expect(error).toMatchObject(detail ? { fault, detail } : { fault });
  });
});
