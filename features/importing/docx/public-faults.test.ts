import { expect, test } from "vitest";
import {
  listed,
  numbering,
  type Parts,
  p,
  picture,
  producers,
  r,
  styled,
  textBox,
} from "./testing/make-docx";
import { codesOf, outlineOf, readMade } from "./testing/read";
import { png } from "./testing/stories";

/** Faults that public reports of other importers tell of, tried here. What they are: docs/importing-word.md. */
const T = "A text that is long enough to be a paragraph, and ends with a full stop.";
const num = (id: number, abstract: number, start?: number) =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${start === undefined ? "" : `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${start}"/></w:lvlOverride>`}</w:num>`;
const decimal = (id: number, start: number) =>
  `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>`;

const faults: [string, Parts, string[], Record<string, number>?][] = [
  [
    "mammoth.js 413, python-mammoth 59: a list goes on after a paragraph",
    {
      numbering,
      body: p(T) + p("one", listed(2)) + p("two", listed(2)) + p(T) + p("three", listed(2)),
    },
    [T, "1. one", "2. two", T, "3. three"],
  ],
  [
    "mammoth.js 479: a list goes on by a definition of its own that starts at two",
    {
      numbering: decimal(0, 1) + decimal(1, 2) + num(1, 0) + num(2, 1),
      body: p(T) + p("one", listed(1)) + p(T) + p("two", listed(2)),
    },
    [T, "1. one", T, "2. two"],
  ],
  [
    "pandoc 8367: a list begins again by an override",
    {
      numbering: decimal(0, 1) + num(1, 0) + num(2, 0, 1),
      body: p(T) + p("one", listed(1)) + p("two", listed(1)) + p(T) + p("one again", listed(2)),
    },
    [T, "1. one", "2. two", T, "1. one again"],
  ],
  [
    "outline 4018, ckeditor5 15945: a picture between two items",
    {
      numbering,
      media: { "a.png": png },
      body: p(T) + p("one", listed(2)) + p(picture("a", "A crane")) + p("two", listed(2)),
    },
    [T, "1. one", "▣", "2. two"],
  ],
  [
    "python-mammoth 163: WPS says something in one form alone, that nobody else knows",
    {
      body:
        p(T) +
        p(
          `${r("Before.")}<w:r><mc:AlternateContent><mc:Choice Requires="wpsCustomData"><w:t>Diagonal</w:t></mc:Choice></mc:AlternateContent></w:r>`,
        ),
    },
    [T, "Before.Diagonal"],
  ],
  [
    "a form that is not known here gives way to the one for older programs",
    {
      body:
        p(T) +
        p(
          `<w:r><mc:AlternateContent><mc:Choice Requires="unheard"><w:t>New.</w:t></mc:Choice><mc:Fallback><w:t>Old.</w:t></mc:Fallback></mc:AlternateContent></w:r>`,
        ),
    },
    [T, "Old."],
  ],
  [
    "mammoth.js 474: a whole paragraph was inserted",
    {
      body: `${p(T)}<w:ins w:id="1" w:author="A">${p("Inserted as a whole paragraph, and a long one.")}</w:ins>`,
    },
    [T, "Inserted as a whole paragraph, and a long one."],
    { "tracked-insertion": 1 },
  ],
  [
    "markitdown 2514, mammoth.js 408: a text box of newer programs, without the older form",
    { body: p(r(T) + textBox(p("CALLOUT")).replace(/<mc:Fallback>.*?<\/mc:Fallback>/, "")) },
    [T, "CALLOUT"],
    { "text-box": 1 },
  ],
  [
    "mammoth.js 71 and 424: a document within the document",
    { body: `${p(T)}<w:altChunk r:id="chunk"/>` },
    [T],
    { "object-left-out": 1 },
  ],
  [
    "gitbook-convert 10, wagtail 4985: a picture that is anchored",
    { media: { "a.png": png }, body: p(T) + p(r(T) + picture("a", "A crane", { anchor: true })) },
    [T, T, "▣"],
    { "picture-moved": 1 },
  ],
  [
    "MrDoc 191: an SVG beside which Word keeps a PNG",
    {
      media: { "a.png": png, "b.svg": Buffer.from("<svg/>") },
      body:
        p(T) +
        p(
          picture("a", "A crane").replace(
            "</pic:blipFill>",
            '<a:extLst><a:ext><x:svgBlip xmlns:x="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="b"/></a:ext></a:extLst></pic:blipFill>',
          ),
        ),
    },
    [T, "▣"],
  ],
  [
    "mammoth.js 36, mammoth-wordpress-plugin 20: a metafile of Windows is named",
    {
      media: { "a.wmf": Buffer.from("d7cdc69a0000000000000000", "hex") },
      body: p(T) + p(picture("a", "A crane")),
    },
    [T, "▣"],
    { "picture-kind": 1 },
  ],
  [
    "mammoth.js 115: a field to be filled in says what was filled in",
    {
      body: `${p(T)}<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${p("Filled in by somebody.")}</w:sdtContent></w:sdt>`,
    },
    [T, "Filled in by somebody."],
  ],
  [
    "wagtail 3456: empty paragraphs and line ends that only make room",
    {
      styles: producers.word.styles,
      body:
        p(T) +
        p("") +
        p("<w:r><w:br/></w:r>") +
        p("　") +
        p("A heading", styled("Heading1")) +
        p("") +
        p(T),
    },
    [T, "h2 A heading", T],
  ],
];

test.each(faults)("%s", (_, parts, outline, codes = {}) => {
  const text = readMade(parts, { title: "Given" });
  expect(outlineOf(text)).toEqual(outline);
  expect(codesOf(text)).toMatchObject(codes);
});
