import { describe, expect, test } from "vitest";
import { importReportSchema } from "@/features/importing/report/import-report";
import { site } from "@/features/importing/testing/fixtures";
import { bodySchema } from "@/features/publication/body/body-schema";
import { readDocx } from "./opening/read-docx";
import { writeZip } from "./package/write-zip";
import {
  cell,
  del,
  field,
  ins,
  listed,
  numbering,
  type Parts,
  type Producer,
  p,
  partsOf,
  picture,
  producers,
  r,
  row,
  styled,
  table,
  textBox,
} from "./testing/make-docx";
import { codesOf, outlineOf, readMade } from "./testing/read";
import { long, png, story } from "./testing/stories";

describe("each program's shape, in each language", () => {
  const all = (Object.keys(producers) as Producer[]).flatMap((producer) =>
    (["zh", "en", "ru"] as const).map((language) => [producer, language] as const),
  );
  test.each(all)("%s %s", (producer, language) => {
    const text = readMade(story(producer, language), { locale: language });
    const [first, second] = [outlineOf(text)[1], outlineOf(text)[4]];
    expect(outlineOf(text)).toEqual([
      long[language],
      first,
      `${long[language]}<example.com→https://example.com/yard>`,
      expect.stringMatching(/^▣ ./u),
      second,
      "• 1",
      "• 2",
      expect.stringMatching(/^> ./u),
      "[2×a | b]",
      "[c | d | e]",
    ]);
    expect([first?.slice(0, 3), second?.slice(0, 3)]).toEqual(["h2 ", "h3 "]);
    expect(text.title).not.toBe("");
    expect(text.report.counts).toEqual({
      paragraph: { found: 7, imported: 7, leftOut: 0, missing: 0 },
      heading: { found: 2, imported: 2, leftOut: 0, missing: 0 },
      list: { found: 1, imported: 1, leftOut: 0, missing: 0 },
      quotation: { found: 1, imported: 1, leftOut: 0, missing: 0 },
      table: { found: 1, imported: 1, leftOut: 0, missing: 0 },
      picture: { found: 1, imported: 1, leftOut: 0, missing: 0 },
      link: { found: 1, imported: 1, leftOut: 0, missing: 0 },
    });
    expect(codesOf(text)).toEqual({ "headline-found": 1, "caption-found": 1, "indent-cleaned": 1 });
    bodySchema.parse(text.body);
    importReportSchema.parse(text.report);
  });
});
type Case = {
  name: string;
  parts: Parts;
  outline: string[];
  codes?: Record<string, number>;
  title?: string;
};
const word = producers.word.styles;
const T = "A text that is long enough to be a paragraph, and ends with a full stop.";

const cases: Case[] = [
  {
    name: "bold, italic, above and below the line, breaks, tabs, spaces in rows",
    parts: {
      body:
        p(
          r("H", "") +
            r("2", '<w:vertAlign w:val="subscript"/>') +
            r("O is ") +
            r("wet", "<w:b/>") +
            r(", ") +
            r("very", "<w:i/>") +
            r("   so.\tYes") +
            "<w:r><w:br/></w:r>" +
            r("m") +
            r("2", '<w:vertAlign w:val="superscript"/>') +
            r(" not bold", '<w:b w:val="0"/>'),
        ) + p(T),
    },
    outline: ["H~2~O is *wet*, _very_ so. Yes⏎m^2^ not bold", T],
    codes: { "headline-missing": 0, "spaces-cleaned": 1 },
  },
  {
    name: "indents of wide spaces, and paragraphs made of breaks",
    parts: {
      body:
        p(`　　${T}`) +
        p(`${r("One.")}<w:r><w:br/></w:r>${r("　　Two.")}<w:r><w:br/><w:br/></w:r>${r("Three.")}`),
    },
    outline: [T, "One.", "Two.", "Three."],
    codes: { "indent-cleaned": 2 },
  },
  {
    name: "tracked changes, accepted",
    parts: {
      body: p(
        r("We met ") +
          ins(r("twice ")) +
          del("once ") +
          r("in the yard, and agreed on hours, pay and rest."),
      ),
    },
    outline: ["We met twice in the yard, and agreed on hours, pay and rest."],
    codes: { "tracked-insertion": 1, "tracked-deletion": 1 },
  },
  {
    name: "a paragraph whose end was deleted goes on in the next one",
    parts: {
      body:
        p(r("The first half,"), '<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>') +
        p(" and the second half of a sentence that was long."),
    },
    outline: ["The first half, and the second half of a sentence that was long."],
    codes: { "tracked-deletion": 1 },
  },
  {
    name: "a passage that was moved",
    parts: {
      body:
        p(
          `<w:moveFromRangeStart w:id="1" w:name="move1"/><w:moveFrom w:id="2" w:author="A">${r("Here no more.")}</w:moveFrom><w:moveFromRangeEnd w:id="1"/>`,
        ) +
        p(T) +
        p(
          `<w:moveToRangeStart w:id="4" w:name="move1"/><w:moveTo w:id="5" w:author="A">${r("Here no more.")}</w:moveTo><w:moveToRangeEnd w:id="4"/>`,
        ),
    },
    outline: [T, "Here no more."],
    codes: { "tracked-move": 1 },
  },
  {
    name: "rows that were inserted and deleted",
    parts: {
      body:
        p(T) +
        table(
          row([cell("a"), cell("b")]),
          row([cell("c"), cell("d")], '<w:del w:id="1" w:author="A"/>'),
          row([cell("e"), cell("f")], '<w:ins w:id="1" w:author="A"/>'),
        ),
    },
    outline: [T, "[a | b]", "[e | f]"],
    codes: { "tracked-deletion": 1, "tracked-insertion": 1 },
  },
  {
    name: "headers, footers, comments",
    parts: {
      body: p(T),
      header: p("Draft, confidential"),
      footer: p("Page 1 of 3"),
      comments: `<w:comment w:id="0" w:author="Olga">${p("Is this so?")}</w:comment>`,
    },
    outline: [T],
    codes: { "header-left-out": 1, "footer-left-out": 1, "comment-left-out": 1 },
  },
  {
    name: "footnotes and endnotes, with the numbers that Word shows",
    parts: {
      body: p(
        `${r("One")}<w:r><w:footnoteReference w:id="7"/></w:r>${r(" and two")}<w:r><w:footnoteReference w:id="2"/></w:r>${r(", as the report of the year says.")}<w:r><w:endnoteReference w:id="1"/></w:r>`,
      ),
      footnotes: `<w:footnote w:type="separator" w:id="-1">${p("---")}</w:footnote><w:footnote w:id="2">${p(" Second.")}</w:footnote><w:footnote w:id="7">${p(" First.")}</w:footnote>`,
      endnotes: `<w:endnote w:id="1">${p("Last.")}</w:endnote>`,
    },
    outline: [
      "One^1^ and two^2^, as the report of the year says.^i^",
      "^1^ First.",
      "^2^ Second.",
      "^i^ Last.",
    ],
    codes: { footnote: 2, endnote: 1 },
  },
  {
    name: "a text box, said in two forms, comes in once",
    parts: { body: p(`${r(T)}${textBox(p("In the box."))}`) },
    outline: [T, "In the box."],
    codes: { "text-box": 1 },
  },
  {
    name: "lists: levels, letters, a number that goes on, one that begins at five, 1.1 and 一、",
    parts: {
      styles: word,
      numbering,
      body: [
        p(T),
        p("one", listed(2)),
        p("inner", listed(2, 1)),
        p("two", listed(2)),
        p(T),
        p("three", listed(2)),
        p("five", listed(4)),
        p("首先", listed(3)),
        p("其次", listed(3)),
        p("top", listed(5)),
        p("sub", listed(5, 1)),
      ].join(""),
    },
    outline: [
      T,
      "1. one",
      "  1. inner",
      "2. two",
      T,
      "3. three",
      "5. five",
      "一、首先",
      "二、其次",
      "1. top",
      "1.1 sub",
    ],
    codes: { "list-numbering": 1, "list-by-look": 3 },
  },
  {
    name: "numbers of headings stay as words",
    parts: {
      styles: word,
      numbering,
      body:
        p(T) +
        p("Scope", styled("Heading1") + listed(5)) +
        p(T) +
        p("Aims", styled("Heading2") + listed(5, 1)) +
        p(T) +
        p("More", styled("Heading3")),
    },
    outline: [T, "h2 1. Scope", T, "h3 1.1 Aims", T, "h3 More"],
    codes: { "list-by-look": 2, "heading-level": 1 },
  },
  {
    name: "headings by their look",
    parts: {
      body:
        p(T) +
        p(r("What was seen", "<w:b/>")) +
        p(T) +
        p(r("And a name in bold at the end", "<w:b/>")),
    },
    outline: [T, "h2 What was seen", T, "*And a name in bold at the end*"],
    codes: { "heading-by-look": 1 },
  },
  {
    name: "▲ under pictures, two in one line, Word's caption, text under a picture, a caption with a number",
    parts: {
      styles: word,
      media: { "a.png": png, "b.png": png },
      body: [
        p(T),
        p(picture("a")),
        p("▲ The yard"),
        p(picture("a") + picture("b")),
        p("▲ Left　▲ Right"),
        p(T),
        p(picture("b")),
        p("In the middle", '<w:jc w:val="center"/>'),
        p(T),
        p(picture("a")),
        p("图1 北部船坞"),
        p(T),
        p(picture("b")),
        p(T),
      ].join(""),
    },
    outline: [
      T,
      "▣ The yard",
      "▣ Left",
      "▣ Right",
      T,
      "▣ In the middle",
      T,
      "▣ 图1 北部船坞",
      T,
      "▣",
      T,
    ],
    codes: { "caption-found": 4, "picture-without-alt": 6 },
  },
  {
    name: "pictures in a table with their captions below",
    parts: {
      media: { "a.png": png, "b.png": png },
      body:
        p(T) +
        table(
          row([cell(p(picture("a"))), cell(p(picture("b")))]),
          row([cell("▲ One"), cell("▲ Two")]),
        ) +
        p(T),
    },
    outline: [T, "▣ One", "▣ Two", T],
    codes: { "table-layout": 1, "caption-found": 2, "picture-without-alt": 2 },
  },
  {
    name: "pictures elsewhere, missing, cropped, floating, of Windows' own kind",
    parts: {
      media: { "a.png": png, "w.wmf": Buffer.from("d7cdc69a0000000000000000", "hex") },
      linkedPictures: { far: "https://example.com/a.png" },
      body: [
        p(T),
        p(picture("far", "", { link: true })),
        p(picture("nothing")),
        p(picture("a", "A crane", { crop: '<a:srcRect l="10000"/>' })),
        p(picture("w")),
        p(r(T) + picture("a", "A crane", { anchor: true })),
      ].join(""),
    },
    outline: [T, "▣", "▣", "▣", "▣", T, "▣"],
    codes: {
      "picture-outside": 1,
      "picture-missing": 1,
      "picture-cropped": 1,
      "picture-kind": 1,
      "picture-moved": 1,
    },
  },
  {
    name: "tables: spans down and across, a head, a table within, an item, a name",
    parts: {
      styles: word,
      numbering,
      body:
        p(T) +
        p("Table 1. Cranes", styled("Caption")) +
        table(
          row(
            [
              cell("Yard", '<w:vMerge w:val="restart"/>'),
              cell("Cranes", '<w:gridSpan w:val="2"/>'),
            ],
            "<w:tblHeader/>",
          ),
          row([cell("", "<w:vMerge/>"), cell("new"), cell("old")]),
          row([
            cell(p("item", listed(1))),
            cell(table(row([cell("x"), cell("y")]), row([cell("z"), cell("")])) + p("")),
            cell("3"),
          ]),
        ) +
        p(T),
    },
    outline: [
      T,
      "[Table 1. Cranes]",
      "[#2↓Yard | #2×Cranes]",
      "[new | old]",
      "[• item | x | y/z | 3]",
      T,
    ],
    codes: { "caption-found": 1, "table-in-table": 1 },
  },
  {
    name: "a frame of one cell is no table; a row of bold cells is a head",
    parts: {
      body:
        p(T) +
        table(row([cell(p("Framed."))])) +
        table(
          row([cell(p(r("a", "<w:b/>"))), cell(p(r("b", "<w:b/>")))]),
          row([cell("1"), cell("2")]),
        ),
    },
    outline: [T, "Framed.", "[#a | #b]", "[1 | 2]"],
    codes: { "table-layout": 1 },
  },
  {
    name: "links: of Word's own, by fields, within the document, to a file, by script",
    parts: {
      links: {
        good: "https://example.com/a b",
        file: "file:///C:/secret.docx",
        script: "javascript:alert(1)",
      },
      body: p(
        [
          r(T),
          ...["good", "file", "script"].map(
            (id) => `<w:hyperlink r:id="${id}">${r(id)}</w:hyperlink>`,
          ),
          `<w:hyperlink w:anchor="part">${r("part")}</w:hyperlink>`,
          field('HYPERLINK "mailto:a@example.com"', r("mail") + r("bold", "<w:b/>")),
        ].join(""),
      ),
    },
    outline: [
      `${T}<good→https://example.com/a%20b>filescriptpart<mail→mailto:a@example.com><*bold*→mailto:a@example.com>`,
    ],
    codes: { "link-left-out": 3 },
  },
  {
    name: "fields give their words; contents, pictures of fields and forms are named",
    parts: {
      body: [
        p(field('TOC \\o "1-3"', r("Contents 1"))),
        p(r("Figure ") + field("SEQ Figure", r("4")) + r(" is long enough, and it is a sentence.")),
        p(
          r("See ") +
            field('INCLUDEPICTURE "http://example.com/a.png"', r("there")) +
            r(", where the rest of the story is told."),
        ),
        `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p("Click here to enter text.")}</w:sdtContent></w:sdt>`,
      ].join(""),
    },
    outline: [
      "Figure 4 is long enough, and it is a sentence.",
      "See there, where the rest of the story is told.",
    ],
    codes: { "contents-left-out": 1, field: 1, "outside-reference": 1, "form-field": 1 },
  },
  {
    name: "hidden, struck out, underlined and coloured words",
    parts: {
      body: p(
        r("Seen. ") +
          r("Hidden.", "<w:vanish/>") +
          r("Struck.", "<w:strike/>") +
          r("Underlined.", '<w:u w:val="single"/>') +
          r(" Red, and so long that it is a sentence.", '<w:color w:val="FF0000"/>'),
      ),
    },
    outline: ["Seen. Underlined. Red, and so long that it is a sentence."],
    codes: { "hidden-left-out": 1, "struck-out": 1, "formatting-left-out": 2 },
  },
  {
    name: "equations, charts, objects, signs",
    parts: {
      body: [
        p(
          `${r("It holds that ")}<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b+1</m:t></m:r></m:den></m:f></m:oMath>${r(" is so.")}`,
        ),
        p(
          '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Chart 1"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="x"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
        ),
        p('<w:r><w:object><v:shape/><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'),
        p('<w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r>'),
        p(
          `<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><w:r><w:sym w:font="House Signs" w:char="F021"/></w:r>${r(" done")}<w:r><w:noBreakHyphen/></w:r>${r("so.")}`,
        ),
      ].join(""),
    },
    outline: ["It holds that a/(b+1) is so.", "✓□ done\u2011so."],
    codes: { equation: 2, "chart-left-out": 1, "object-left-out": 1, "symbol-unknown": 1 },
  },
  {
    name: "sections, columns, breaks of pages, a template elsewhere",
    parts: {
      body:
        p(r(T), '<w:sectPr><w:cols w:num="2"/></w:sectPr>') +
        p(`${r(T)}<w:r><w:br w:type="page"/></w:r>`),
      more: [
        {
          name: "word/_rels/settings.xml.rels",
          content:
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://x/attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>',
        },
      ],
    },
    outline: [T, T],
    codes: { "section-break": 1, columns: 1, "page-break": 1, "outside-reference": 1 },
  },
  {
    name: "a large first letter, how a word is read, a quotation and who said it",
    parts: {
      styles: word,
      body:
        p("T", '<w:framePr w:dropCap="drop"/>') +
        p("he cranes stood over the quay, and nobody worked them that day.") +
        p(
          `<w:r><w:ruby><w:rt>${r("xuān")}</w:rt><w:rubyBase>${r("轩")}</w:rubyBase></w:ruby></w:r>${r(" is a name, and this is the sentence it is in.")}`,
        ) +
        p("We agreed.", styled("Quote")) +
        p("—— Li Ming", styled("Quote")),
    },
    outline: [
      "The cranes stood over the quay, and nobody worked them that day.",
      "轩(xuān) is a name, and this is the sentence it is in.",
      "> We agreed.",
      "> — Li Ming",
    ],
  },
  {
    name: "credits under the headline",
    title: "The cranes",
    parts: {
      body:
        p(r("The cranes", '<w:b/><w:sz w:val="44"/>'), '<w:jc w:val="center"/>') +
        p("2024-05-31　来源：港口报　作者：李明") +
        p(T),
    },
    outline: [T],
    codes: { "headline-found": 1, "credit-found": 1, "story-date-found": 1 },
  },
];

describe("what stands in a document, and what is said of it", () => {
  test.each(cases.map((each) => [each.name, each] as const))(
    "%s",
    (_, { parts, outline, codes = {}, title = "" }) => {
      const text = readMade(parts);
      expect(outlineOf(text)).toEqual(outline);
      expect(text.title).toBe(title);
      const expected = Object.fromEntries(Object.entries(codes).filter(([, count]) => count > 0));
      expect(codesOf(text)).toEqual(expected);
      bodySchema.parse(text.body);
      importReportSchema.parse(text.report);
    },
  );
});

test("the strict form of the format, with other prefixes, says the same", () => {
  const parts = partsOf(story("word", "en")).map(({ name, content }) => ({
    name,
    content:
      typeof content === "string"
        ? content
            .replaceAll(
              "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
              "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            .replaceAll(
              "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
              "http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            .replaceAll("w:", "ns0:")
            .replaceAll("xmlns:w=", "xmlns:ns0=")
        : content,
  }));
  const strict = readDocx(writeZip(parts), { name: "a.docx", locale: "en", site });
  expect(outlineOf(strict)).toEqual(outlineOf(readMade(story("word", "en"))));
});

describe("decisions about tracked changes", () => {
  const parts: Parts = {
    body:
      p(
        r("We met ") +
          ins(r("twice ")) +
          ins(r("or more ", "<w:b/>")) +
          del("once ") +
          r("in the yard, and agreed on hours, pay and rest."),
      ) +
      p(r("The first half,"), '<w:rPr><w:ins w:id="3" w:author="B"/></w:rPr>') +
      p(" and the second half of it."),
  };
  const read = (decisions: Record<string, string>) => outlineOf(readMade(parts, { decisions }));
  test("each can be rejected, or all of them", () => {
    const { decisions } = readMade(parts).report;
    expect(decisions.map(({ what, words, author, taken }) => [what, words, author, taken])).toEqual(
      [
        ["insertion", "twice or more", "Li Ming", "accept"],
        ["deletion", "once", "Li Ming", "accept"],
        ["insertion", "", "B", "accept"],
      ],
    );
    const [first, second] = decisions.map(({ key }) => key);
    expect(read({ [first ?? ""]: "reject" })[0]).toBe(
      "We met in the yard, and agreed on hours, pay and rest.",
    );
    expect(read({ [second ?? ""]: "reject" })[0]).toMatch(/^We met twice \*or more \*once in/);
    expect(read({ "tracked-changes": "reject" })).toEqual([
      "We met once in the yard, and agreed on hours, pay and rest.",
      "The first half, and the second half of it.",
    ]);
  });
  test("a line that only looks like a heading can stay a paragraph", () => {
    const looking: Parts = { body: p(T) + p(r("What was seen", "<w:b/>")) + p(T) };
    const [asked] = readMade(looking).report.decisions;
    expect(
      outlineOf(readMade(looking, { decisions: { [asked?.key ?? ""]: "paragraph" } }))[1],
    ).toBe("*What was seen*");
  });
});

test("the language is found by the letters, and one that was chosen otherwise is doubted", () => {
  const russian = readMade(story("word", "ru"), { locale: "en" });
  expect(russian.proposed.language).toBe("ru");
  expect(codesOf(russian)["language-doubtful"]).toBe(1);
});
