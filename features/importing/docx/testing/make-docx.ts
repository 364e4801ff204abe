import { writeZip, type ZipPart } from "@/features/importing/docx/package/write-zip";

/** Word documents in the shapes of the programs that write them, put together by hand for the tests. */

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(" ");
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export type Parts = {
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  endnotes?: string;
  comments?: string;
  settings?: string;
  header?: string;
  footer?: string;
  /** Names in `word/media` and their bytes; the relation of each is its name without what follows the dot. */
  media?: Record<string, Uint8Array>;
  /** Addresses of links by their relations. */
  links?: Record<string, string>;
  /** Pictures that are elsewhere, by their relations. */
  linkedPictures?: Record<string, string>;
  /** More parts, by their whole names. */
  more?: ZipPart[];
  types?: string;
};

const wrap = (name: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${name} ${namespaces}>${content}</w:${name}>`;

export function partsOf(parts: Parts): ZipPart[] {
  const { body, media = {}, links = {}, linkedPictures = {}, more = [] } = parts;
  const own = ["styles", "numbering", "footnotes", "endnotes", "comments", "settings"] as const;
  const edges = (["header", "footer"] as const).filter((each) => parts[each] !== undefined);
  const rels = [
    ...own
      .filter((each) => parts[each] !== undefined)
      .map((each) => relation(each, each, `${each}.xml`)),
    ...edges.map((each) => relation(`${each}1`, each, `${each}1.xml`)),
    ...Object.keys(media).map((name) =>
      relation(name.replace(/\..*/, ""), "image", `media/${name}`),
    ),
    ...Object.entries(links).map(([id, target]) => relation(id, "hyperlink", target, true)),
    ...Object.entries(linkedPictures).map(([id, target]) => relation(id, "image", target, true)),
  ];
  const section = edges
    .map((each) => `<w:${each}Reference w:type="default" r:id="${each}1"/>`)
    .join("");
  return [
    {
      name: "[Content_Types].xml",
      content:
        parts.types ??
        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: "_rels/.rels",
      content: `<?xml version="1.0"?><Relationships xmlns="${relations}">${relation("rId1", "officeDocument", "word/document.xml")}</Relationships>`,
    },
    {
      name: "word/document.xml",
      content: wrap("document", `<w:body>${body}<w:sectPr>${section}</w:sectPr></w:body>`),
    },
    {
      name: "word/_rels/document.xml.rels",
      content: `<?xml version="1.0"?><Relationships xmlns="${relations}">${rels.join("")}</Relationships>`,
    },
    ...own.flatMap((each) =>
      parts[each] === undefined
        ? []
        : [{ name: `word/${each}.xml`, content: wrap(each, parts[each]) }],
    ),
    ...edges.map((each) => ({
      name: `word/${each}1.xml`,
      content: wrap(each === "header" ? "hdr" : "ftr", parts[each] ?? ""),
    })),
    ...Object.entries(media).map(([name, content]) => ({ name: `word/media/${name}`, content })),
    ...more,
  ];
}

export const makeDocx = (parts: Parts): Buffer => writeZip(partsOf(parts));

function relation(id: string, type: string, target: string, isOutside = false): string {
  const mode = isOutside ? ' TargetMode="External"' : "";
  return `<Relationship Id="${id}" Type="${office}/${type}" Target="${escaped(target)}"${mode}/>`;
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** A run of words; `looks` are the elements of `w:rPr`. */
export const r = (text: string, looks = "") =>
  `<w:r>${looks ? `<w:rPr>${looks}</w:rPr>` : ""}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** A paragraph of words or of runs; `set` are the elements of `w:pPr`. */
export const p = (content: string, set = "") =>
  `<w:p>${set ? `<w:pPr>${set}</w:pPr>` : ""}${content.startsWith("<") || content === "" ? content : r(content)}</w:p>`;

export const styled = (id: string) => `<w:pStyle w:val="${id}"/>`;
export const listed = (id: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;

export const ins = (content: string, author = "Li Ming") =>
  `<w:ins w:id="1" w:author="${author}" w:date="2026-05-04T10:00:00Z">${content}</w:ins>`;
export const del = (text: string, author = "Li Ming") =>
  `<w:del w:id="2" w:author="${author}" w:date="2026-05-04T10:00:00Z"><w:r><w:delText xml:space="preserve">${escaped(text)}</w:delText></w:r></w:del>`;

export const picture = (
  id: string,
  descr = "",
  more: { link?: boolean; anchor?: boolean; crop?: string } = {},
) => {
  const frame = more.anchor ? "anchor" : "inline";
  return `<w:r><w:drawing><wp:${frame}><wp:docPr id="1" name="Picture 1" descr="${escaped(descr)}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="x"/></pic:nvPicPr><pic:blipFill><a:blip r:${more.link ? "link" : "embed"}="${id}"/>${more.crop ?? ""}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:${frame}></w:drawing></w:r>`;
};

export const textBox = (content: string) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="9" name="Text Box 1"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

/** Wide as LibreOffice needs it said: without a grid it takes a span for that of another cell. */
const columnWidth = 2_000;
const spanOf = (properties: string) =>
  Number(/gridSpan w:val="(\d{1,3})"/.exec(properties)?.[1] ?? 1);

export const cell = (content: string, properties = "") =>
  `<w:tc><w:tcPr><w:tcW w:w="${spanOf(properties) * columnWidth}" w:type="dxa"/>${properties}</w:tcPr>${content.startsWith("<w:p>") || content.startsWith("<w:tbl>") ? content : p(content)}</w:tc>`;
export const row = (cells: string[], properties = "") =>
  `<w:tr>${properties ? `<w:trPr>${properties}</w:trPr>` : ""}${cells.join("")}</w:tr>`;
export const table = (...rows: string[]) => {
  const widths = rows.map((each) =>
    (each.match(/<w:tcPr>.*?<\/w:tcPr>/g) ?? []).reduce((sum, own) => sum + spanOf(own), 0),
  );
  const grid = `<w:gridCol w:w="${columnWidth}"/>`.repeat(Math.min(Math.max(...widths), 60));
  return `<w:tbl><w:tblPr/><w:tblGrid>${grid}</w:tblGrid>${rows.join("")}</w:tbl>`;
};

export const field = (code: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${escaped(code)} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const style = (id: string, name: string, set = "", looks = "", more = "") =>
  `<w:style w:type="paragraph" w:styleId="${id}"${more}><w:name w:val="${name}"/>${set ? `<w:pPr>${set}</w:pPr>` : ""}${looks ? `<w:rPr>${looks}</w:rPr>` : ""}</w:style>`;

/** Styles as each program calls them. */
export const producers = {
  word: {
    title: "Title",
    h1: "Heading1",
    h2: "Heading2",
    h3: "Heading3",
    quote: "Quote",
    caption: "Caption",
    styles: [
      '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>',
      style("Normal", "Normal", "", "", ' w:default="1"'),
      style("Title", "Title", "", '<w:sz w:val="56"/>'),
      ...[1, 2, 3].map((level) =>
        style(
          `Heading${level}`,
          `heading ${level}`,
          `<w:outlineLvl w:val="${level - 1}"/>`,
          '<w:b/><w:sz w:val="32"/>',
        ),
      ),
      style("Quote", "Quote", "", "<w:i/>"),
      style("Caption", "caption", "", '<w:i/><w:sz w:val="18"/>'),
      style("TOC1", "toc 1"),
    ].join(""),
  },
  /** Numbers for ids; names as Word's, and a heading without the level of its outline. */
  wps: {
    title: "a3",
    h1: "2",
    h2: "3",
    h3: "4",
    quote: "a5",
    caption: "a4",
    styles: [
      '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>',
      style("1", "Normal", "", "", ' w:default="1"'),
      style("a3", "标题"),
      style("2", "heading 1", "", "<w:b/>"),
      style("3", "heading 2", "", "<w:b/>"),
      style("4", "标题 3", "", "<w:b/>"),
      style("a5", "引用"),
      style("a4", "题注"),
    ].join(""),
  },
  libreoffice: {
    title: "Title",
    h1: "Heading1",
    h2: "Heading2",
    h3: "Heading3",
    quote: "Quotations",
    caption: "Illustration",
    styles: [
      style("Normal", "Normal", "", '<w:sz w:val="24"/>', ' w:default="1"'),
      style("Title", "Title", '<w:jc w:val="center"/>', '<w:sz w:val="56"/>'),
      style("Heading", "Heading", "", '<w:sz w:val="28"/>'),
      ...[1, 2, 3].map((level) =>
        style(
          `Heading${level}`,
          `Heading ${level}`,
          `<w:outlineLvl w:val="${level - 1}"/>`,
          "<w:b/>",
        ),
      ),
      style("Quotations", "Quotations"),
      style("Illustration", "Illustration", "", "<w:i/>"),
    ].join(""),
  },
  googleDocs: {
    title: "Title",
    h1: "Heading1",
    h2: "Heading2",
    h3: "Heading3",
    quote: "Quote",
    caption: "Caption",
    styles: [
      style("Normal", "normal", "", '<w:sz w:val="22"/>', ' w:default="1"'),
      style("Title", "Title", "", '<w:sz w:val="52"/>'),
      ...[1, 2, 3].map((level) =>
        style(`Heading${level}`, `heading ${level}`, "", '<w:sz w:val="40"/>'),
      ),
      style("Quote", "Quote"),
      style("Caption", "caption"),
    ].join(""),
  },
} as const;
export type Producer = keyof typeof producers;

const level = (at: number, format: string, text: string, start = 1) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;

/** Lists: 1 bullets, 2 decimal then letters, 3 Chinese, 4 the second decimal list, beginning at 5, 5 as 1.1. */
export const numbering = [
  `<w:abstractNum w:abstractNumId="0">${level(0, "bullet", "\uf0b7")}${level(1, "bullet", "o")}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="1">${level(0, "decimal", "%1.")}${level(1, "lowerLetter", "%2)")}${level(2, "lowerRoman", "%3.")}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="2">${level(0, "chineseCountingThousand", "%1、")}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="3">${level(0, "decimal", "%1.", 5)}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="4">${level(0, "decimal", "%1.")}${level(1, "decimal", "%1.%2")}</w:abstractNum>`,
  ...[0, 1, 2, 3, 4].map(
    (each) => `<w:num w:numId="${each + 1}"><w:abstractNumId w:val="${each}"/></w:num>`,
  ),
].join("");
