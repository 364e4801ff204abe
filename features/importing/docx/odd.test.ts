import { describe, expect, test } from "vitest";
import { importReportSchema } from "@/features/importing/report/import-report";
import { site } from "@/features/importing/testing/fixtures";
import { readDocx } from "./opening/read-docx";
import { cell, field, makeDocx, p, picture, r, row, table, textBox } from "./testing/make-docx";
import { codesOf, outlineOf, readMade } from "./testing/read";

const sentence = "This is a sentence that is long enough to be a paragraph of the text.";
/** A field that has no result of its own. */
const bare = (code: string, begin = "") =>
  `<w:r><w:fldChar w:fldCharType="begin">${begin}</w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const one = (content: string) => outlineOf(readMade({ body: p(sentence) + p(content) }))[1];

describe("fields that have no words but their instructions", () => {
  test.each([
    ["a number in a ring", String.raw`eq \o\ac(○,3)`, "③"],
    ["a number that has no sign of its own", String.raw`eq \o\ac(○,99)`, "(99)"],
    [
      "a word with its reading above it",
      String.raw`EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(hàn),汉)`,
      "汉(hàn)",
    ],
    ["a fraction", String.raw`EQ \f(1,x + 1)`, "1/(x + 1)"],
    ["a root of a fraction", String.raw`EQ \r(3,\f(a,b))`, "3√(a/b)"],
    ["an integral", String.raw`EQ \i(0,1,x)`, "∫_0^1 x"],
    ["brackets", String.raw`EQ \b(\a(1,2))`, "(1, 2)"],
    ["a comma that is one", String.raw`EQ \o(a\,b)`, "a,b"],
    ["a bracket that is not closed", String.raw`EQ \f(1,2`, "1/2"],
    ["nothing that can be read", String.raw`EQ \\\\((((`, String.raw`\\((((`],
    ["a sign of a font of signs", 'SYMBOL 252 \\f "Wingdings"', "✓"],
    ["a sign of the code page", "SYMBOL 128", "€"],
    ["a sign of the code page in a font of letters", 'SYMBOL 150 \\f "Times New Roman"', "–"],
    ["a sign that is in no code page", "SYMBOL 8364", "€"],
    ["half a pair", "SYMBOL 55296", "□"],
    ["half a pair of Unicode", String.raw`SYMBOL 56832 \u`, "□"],
    ["a place that has no sign", "SYMBOL 129", "□"],
  ])("%s", (_, code, shown) => {
    expect(one(r("See ") + bare(code) + r(" here."))).toBe(`See ${shown} here.`);
  });

  test("a sign that is not known is told of", () => {
    const text = readMade({ body: p(r("See ") + bare("SYMBOL 55296") + r(" here.")) });
    expect(codesOf(text)).toMatchObject({ "symbol-unknown": 1 });
  });

  test("boxes and lists of forms show what was ticked and chosen", () => {
    const box = (checked: string) =>
      `<w:ffData><w:checkBox><w:default w:val="0"/>${checked}</w:checkBox></w:ffData>`;
    const list =
      '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Minsk"/><w:listEntry w:val="Moscow"/></w:ddList></w:ffData>';
    expect(one(r("Yes ") + bare("FORMCHECKBOX", box("<w:checked/>")))).toBe("Yes ☒");
    expect(one(r("No ") + bare("FORMCHECKBOX", box("")))).toBe("No ☐");
    expect(one(r("In ") + bare("FORMDROPDOWN", list))).toBe("In Moscow");
  });

  test("what the field last showed stands before what it would show, and marks of an index show nothing", () => {
    expect(one(field('SYMBOL 252 \\f "Wingdings"', r("yes")) + r(" it is"))).toBe("yes it is");
    const text = readMade({
      body: p(r("Moscow") + bare('XE "Moscow"') + bare("TC x") + r(" is large.")),
    });
    expect(outlineOf(text)).toEqual(["Moscow is large."]);
    expect(codesOf(text)).not.toHaveProperty("field");
  });
});

test("letters in a font of signs are the signs that were seen", () => {
  const wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>';
  const symbol = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>';
  const text = readMade({
    body: p(
      r("ü", wingdings) +
        r("\uf0fc", wingdings) +
        r(" a (2)", symbol) +
        r("好", wingdings) +
        r("\uf001", wingdings),
    ),
  });
  expect(outlineOf(text)).toEqual(["✓✓ α (2)好□"]);
  expect(codesOf(text)).toMatchObject({ "symbol-unknown": 1 });
});

describe("words that stand where no program puts them are told of", () => {
  test("in an element that is not known", () => {
    const text = readMade({
      body:
        p(`${r("Before ")}<w:newer>${r("lost words")}</w:newer>`) +
        `<w:newest>${p("lost paragraph")}</w:newest>` +
        p(sentence),
    });
    const remark = text.report.remarks.find(({ code }) => code === "words-missing");
    expect(remark?.places?.map(({ words }) => words)).toEqual(["lost words", "lost paragraph"]);
    expect(text.report.counts.paragraph).toMatchObject({ missing: 1 });
    expect(importReportSchema.parse(text.report)).toEqual(text.report);
  });

  test("in another document, a drawing by hand, letters as a picture", () => {
    const art =
      '<w:r><w:pict><v:shape><v:textpath string="Grand opening"/></v:shape></w:pict></w:r>';
    const text = readMade({
      body: `<w:subDoc r:id="x"/>${p(`${r("Words ")}<w:contentPart/>${art}`)}${p(sentence)}`,
    });
    expect(codesOf(text)).toMatchObject({ "object-left-out": 2, "drawing-left-out": 1 });
  });

  test("in a cell over which the one above it reaches", () => {
    const merge = (value = "") => `<w:vMerge${value && ` w:val="${value}"`}/>`;
    const text = readMade({
      body:
        table(
          row([cell("Above", merge("restart")), cell("One")]),
          row([cell("Below", merge()), cell("Two")]),
        ) + p(sentence),
    });
    expect(outlineOf(text)[0]).toBe("[2↓Above | One]");
    expect(
      text.report.remarks.find(({ code }) => code === "hidden-left-out")?.places?.[0]?.words,
    ).toBe("Below");
  });
});

test("a footnote in a table has its words at the end, and one that has a table keeps it", () => {
  const reference = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
  const note = (id: number, content: string) => `<w:footnote w:id="${id}">${content}</w:footnote>`;
  const text = readMade({
    body:
      table(
        row([cell(p(r("Cement") + reference(2))), cell("4 t")]),
        row([cell("Steel"), cell("2 t")]),
      ) + p(r(sentence) + reference(3)),
    footnotes:
      note(2, p("Of the first quality.")) +
      note(
        3,
        p("By month:") + table(row([cell("May"), cell("3")]), row([cell("June"), cell("4")])),
      ),
  });
  expect(outlineOf(text)).toEqual([
    "[Cement^1^ | 4 t]",
    "[Steel | 2 t]",
    `${sentence}^2^`,
    "^1^ Of the first quality.",
    "^2^ By month:",
    "[May | 3]",
    "[June | 4]",
  ]);
  expect(text.report.counts.note).toEqual({ found: 2, imported: 2, leftOut: 0, missing: 0 });
});

test("rows and cells in the wrappers of forms, a box in a box, a table in a cell of a table lose no words", () => {
  const wrapped = (inner: string) =>
    `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
  const text = readMade({
    body:
      p(sentence) +
      table(
        wrapped(row([wrapped(cell("A")), cell("B")])),
        row([cell("C"), cell(table(row([cell("D"), cell("E")])) + p("F"))]),
      ) +
      p(r("Outer ") + textBox(p(r("box ") + textBox(p("inner box") + p(picture("a", "A crane")))))),
    media: { "a.png": Buffer.from("png") },
  });
  const words = outlineOf(text).join(" ");
  for (const each of ["A", "B", "C", "D", "E", "F", "Outer", "box", "inner box"])
    expect(words).toContain(each);
  expect(words.match(/inner box/g)).toHaveLength(1);
  expect(text.pictures).toHaveLength(1);
});

test("soft hyphens, marks of direction and joiners leave words that can be found", () => {
  const text = readMade({
    body: p(
      `Con\u00adstruc\u00adtion of \u200fhouses\u200e and \u2067roads\u2069 in Mos\u200bcow. ${sentence}`,
    ),
  });
  expect(outlineOf(text)[0]?.replace(/[\u00ad\u200b\u200e\u200f\u2067\u2069]/g, "")).toContain(
    "Construction of houses and roads in Moscow.",
  );
});

describe("documents with nothing to read", () => {
  test.each([
    ["none at all", ""],
    ["empty paragraphs", p("") + p(r("  "))],
    ["a page break", p('<w:r><w:br w:type="page"/></w:r>')],
  ])("%s", (_, body) => {
    expect(
      readDocx(makeDocx({ body }), { name: "a.docx", locale: "en", site }).body,
    ).toBeUndefined();
  });
});
