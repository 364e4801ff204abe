import { writeZip } from "@/features/importing/docx/package/write-zip";
import type { Inline } from "@/features/publication/schema";
import { addressOfFile } from "@/features/review-file/cells/addresses";
import { canonicalOf, signOf } from "@/features/review-file/cells/canonical";
import { shortName } from "@/features/review-file/cells/names";
import { escapedText } from "@/features/xliff/format/write-xml";
import { isPlain, type Said } from "@/features/xliff/units/said";
import { type Locale, languages, locales } from "@/i18n/routing";
import type { Row } from "./rows";

export type ReviewStory = {
  documentId: string;
  title: string;
  /** The languages of the columns, of which the first is the story's own. */
  rows: readonly Row[];
  /** Where a document of this site is found, for links to it. */
  addressOf: (documentId: string) => string;
  words: { about: string; passage: string };
};

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** Widths in twentieths of a point: A4 on its side, less its margins. */
const nameWidth = 1_700;
const columnWidth = 4_400;
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * A story as a Word document to be reviewed: a table with a column for each
 * language, and before them what each cell is called and how it reads now. No
 * library writes as little as this, and each of them writes more than a
 * re-import could hold still over ten rounds.
 */
export function reviewDocx({ documentId, title, rows, addressOf, words }: ReviewStory): Buffer {
  const links = new Map<string, string>();
  const relation = (href: string) => {
    const known = links.get(href) ?? `link${links.size + 1}`;
    links.set(href, known);
    return known;
  };
  const hrefOf: HrefOf = (mark) => {
    if ("href" in mark) return relation(mark.href);
    return relation("file" in mark ? addressOfFile(mark.file) : addressOf(mark.document));
  };
  const body = [
    paragraph(run(title, "<w:b/>")),
    paragraph(run(words.about, small)),
    paragraph(run(`story ${documentId}`, quiet(18))),
    `<w:tbl><w:tblPr><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${[nameWidth, ...locales.map(() => columnWidth)].map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`,
    `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell(nameWidth, paragraph(run(words.passage, "<w:b/>")))}${locales
      .map((locale) => cell(columnWidth, paragraph(run(languages[locale].name, "<w:b/>", locale))))
      .join("")}</w:tr>`,
    ...rows.map((row) => rowXml(row, hrefOf)),
    "</w:tbl>",
    paragraph(""),
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>',
  ].join("");
  return writeZip([
    {
      name: "[Content_Types].xml",
      content: `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: "_rels/.rels",
      content: `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: "word/document.xml",
      content: `${head}<w:document xmlns:w="${word}" xmlns:r="${office}"><w:body>${body}</w:body></w:document>`,
    },
    {
      name: "word/_rels/document.xml.rels",
      content: `${head}<Relationships xmlns="${packages}/relationships">${[...links].map(([href, id]) => `<Relationship Id="${id}" Type="${office}/hyperlink" Target="${attribute(href)}" TargetMode="External"/>`).join("")}</Relationships>`,
    },
  ]);
}

const borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`)
  .join("");
const small = '<w:sz w:val="18"/>';
/** In the order that the standard has for them. */
const quiet = (size: number) => `<w:noProof/><w:color w:val="767676"/><w:sz w:val="${size}"/>`;

type HrefOf = (mark: { href: string } | { document: string } | { file: string }) => string;

function rowXml({ cells }: Row, hrefOf: HrefOf): string {
  const names = locales.map((locale) => {
    const said = cells[locale];
    const name = said ? shortName(said.unit) : "-";
    return `${locale} ${name} ${said ? signOfSaid(said) : "-"}`;
  });
  // What may not be parted: a row that goes on over the page is still one cell of words.
  return `<w:tr>${cell(nameWidth, names.map((name) => paragraph(run(name, quiet(14)))).join(""))}${locales
    .map((locale) => cell(columnWidth, paragraph(words(cells[locale], locale, hrefOf))))
    .join("")}</w:tr>`;
}

const signOfSaid = ({ unit, inlines }: Said): string => signOf(canonicalOf(inlines, isPlain(unit)));

function words(said: Said | undefined, locale: Locale, hrefOf: HrefOf): string {
  return (said?.inlines ?? []).map((inline) => inlineXml(inline, locale, hrefOf)).join("");
}

function inlineXml(inline: Inline, locale: Locale, hrefOf: HrefOf): string {
  if (inline.type === "hardBreak") return "<w:r><w:br/></w:r>";
  const marks = inline.marks ?? [];
  const has = (type: string) => marks.some((mark) => mark.type === type);
  const side = ["superscript", "subscript"].find(has);
  const looks = `${has("bold") ? "<w:b/>" : ""}${has("italic") ? "<w:i/>" : ""}${side ? `<w:vertAlign w:val="${side}"/>` : ""}`;
  const text = run(inline.text, looks, locale);
  const link = marks.find((mark) => mark.type === "link");
  return link ? `<w:hyperlink r:id="${hrefOf(link.attrs)}">${text}</w:hyperlink>` : text;
}

/** The language of words, for whoever's program checks their spelling. */
const tongue = (locale: Locale) =>
  `<w:lang w:val="${languages[locale].tag}" w:eastAsia="${languages[locale].tag}"/>`;

const run = (text: string, looks = "", locale?: Locale) =>
  `<w:r><w:rPr>${looks}${locale ? tongue(locale) : ""}</w:rPr><w:t xml:space="preserve">${escapedText(text)}</w:t></w:r>`;
const paragraph = (content: string) => `<w:p>${content}</w:p>`;
const cell = (width: number, content: string) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
const attribute = (text: string) => escapedText(text).replaceAll('"', "&quot;");
