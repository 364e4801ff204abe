import type { WordBlock } from "@/features/importing/docx/reading/model";
import type { Note } from "@/features/importing/docx/reading/notes";
import type { ImportedPicture } from "@/features/importing/readers/imported-text";
import { pictureKey } from "@/features/importing/readers/imported-text";
import type { Credits } from "@/features/importing/reading/credits";
import type { Collector } from "@/features/importing/report/collect";
import type { Decision, Decisions } from "@/features/importing/report/import-report";
import type { Block, Inline } from "@/features/publication/schema";
import { captionWords, isTableCaption, pairCaptions } from "./captions";
import { type Flat, flatten, type Shown } from "./flatten";
import { findHeadings, type Headings } from "./headings";
import { type Line, prefixed, unbold } from "./inlines";
import { normOf } from "./judge";
import { isListed, markerIn, shapeLists } from "./lists";
import { pictureOf, type ReadPart } from "./picture";
import { shapeTable } from "./tables";
import { takeTitle } from "./title";

export type Shaped = {
  title: string;
  credits: Credits;
  blocks: Block[];
  pictures: ImportedPicture[];
  asked: Decision[];
};

/** One picture may be shown a thousand times, and each time is taken in by itself. */
const mostPictures = 200;
const mostPictureBytes = 100 * 1024 * 1024;

type Shaping = {
  collector: Collector;
  headings: Headings;
  captions: Map<Shown, string>;
  read: ReadPart;
  pictures: ImportedPicture[];
};

/** A paragraph of words that the document does not have as one: a note under its number. */
export type NoteText = { note: Note; blocks: WordBlock[] };

/** Makes the blocks of a text of what stands in a document, and tells of whatever they are otherwise. */
export function shape(
  blocks: readonly WordBlock[],
  notes: readonly NoteText[],
  given: { title: string | undefined; decisions: Decisions; collector: Collector; read: ReadPart },
): Shaped {
  const { collector, decisions, read } = given;
  const raw = flatten(blocks, collector);
  const norm = normOf(raw);
  const { tables, opened } = withTables(raw, collector);
  const { title, credits, flats } = takeTitle(opened, norm, given.title, collector);
  const { captions, used } = pairCaptions(flats, norm);
  const left = flats.filter((flat) => !used.has(flat));
  for (const flat of used) if (flat.kind === "line") noteCaption(flat, collector);
  const headings = findHeadings(left, norm, decisions, collector);
  const shaping: Shaping = { collector, headings, captions, read, pictures: [] };
  const out = blocksOf(left, tables, shaping);
  for (const { note, blocks: inner } of notes) out.push(...noteBlocks(note, inner, shaping));
  return {
    title,
    credits,
    blocks: numbered(out),
    pictures: shaping.pictures,
    asked: headings.asked,
  };
}

/** Tables that only place things are taken apart before anything is judged by what follows it. */
function withTables(raw: readonly Flat[], collector: Collector) {
  const tables = new Map<Flat, Block>();
  const opened = raw.flatMap((flat): Flat[] => {
    if (flat.kind !== "table") return [flat];
    const { table, flats } = shapeTable(flat, collector);
    if (table) tables.set(flat, table);
    return [...(table ? [flat] : []), ...flats];
  });
  return { tables, opened };
}

function noteCaption(line: Line, collector: Collector): void {
  collector.count("paragraph", "imported");
  collector.remark("caption-found", "A line became the caption of its picture or table.", {
    part: "body",
    number: Math.max(1, line.paragraph.number),
    words: line.text,
  });
}

function blocksOf(
  flats: readonly Flat[],
  tables: ReadonlyMap<Flat, Block>,
  shaping: Shaping,
): Block[] {
  const out: Block[] = [];
  for (let at = 0; at < flats.length; at++) {
    const flat = flats[at] as Flat;
    if (flat.kind === "picture") {
      out.push(figureOf(flat, shaping));
    } else if (flat.kind === "table") {
      at += captioned(flats, at, tables.get(flat), out, shaping);
    } else if (isQuote(flat) || (isListed(flat) && !shaping.headings.levels.has(flat))) {
      const isSame = isQuote(flat)
        ? isQuote
        : (line: Line) => isListed(line) && !shaping.headings.levels.has(line);
      const run = runFrom(flats, at, isSame);
      noteLines(run, shaping.collector);
      shaping.collector.count("paragraph", "imported", run.length);
      out.push(
        ...(isQuote(flat) ? [quoteOf(run, shaping.collector)] : shapeLists(run, shaping.collector)),
      );
      at += run.length - 1;
    } else {
      noteLines([flat], shaping.collector);
      const next = flats[at + 1];
      // The name of a table stands above it.
      if (next?.kind === "table" && tables.has(next) && isTableCaption(flat)) continue;
      out.push(lineBlock(flat, shaping));
    }
  }
  return out;
}

const isQuote = ({ paragraph }: Line) => paragraph.role === "quote";

function runFrom(flats: readonly Flat[], from: number, isSame: (line: Line) => boolean): Line[] {
  const run: Line[] = [];
  for (let at = from; at < flats.length; at++) {
    const flat = flats[at];
    if (flat?.kind !== "line" || !isSame(flat)) break;
    run.push(flat);
  }
  return run;
}

/** @returns how many lines after the table became its caption */
function captioned(
  flats: readonly Flat[],
  at: number,
  table: Block | undefined,
  out: Block[],
  { collector }: Shaping,
): number {
  if (table?.type !== "table") return 0;
  const [above, below] = [flats[at - 1], flats[at + 1]];
  const isAbove = above?.kind === "line" && isTableCaption(above);
  const line = isAbove
    ? above
    : below?.kind === "line" && below.paragraph.role === "caption" && isTableCaption(below)
      ? below
      : undefined;
  if (line) noteCaption(line, collector);
  const caption = line && captionWords(line);
  out.push(caption ? { ...table, attrs: { ...table.attrs, caption } } : table);
  return line && !isAbove ? 1 : 0;
}

function figureOf(shown: Shown, shaping: Shaping): Block {
  const key = pictureKey(shaping.pictures.length);
  const caption = shaping.captions.get(shown);
  const bytes = shaping.pictures.reduce((sum, each) => sum + (each.bytes?.length ?? 0), 0);
  const isFull = bytes > mostPictureBytes || shaping.pictures.length >= mostPictures;
  const read: ReadPart = isFull ? () => undefined : shaping.read;
  if (isFull) {
    const place = { part: "body", number: Math.max(1, shown.number), words: shown.picture.alt };
    shaping.collector.remark(
      "too-much",
      "The document has more pictures than a text can have: those at its end did not come in.",
      place,
    );
  }
  shaping.pictures.push(pictureOf(shown, key, caption, read, shaping.collector));
  return { type: "figure", attrs: { id: "f", picture: key } };
}

function lineBlock(line: Line, { headings, collector }: Shaping): Block {
  const level = headings.levels.get(line);
  const { item } = line.paragraph;
  const isText = markerIn(line)?.kind === "text" || (level !== undefined && item && !item.isBullet);
  const own = level !== undefined && line.isBold ? unbold(line.inlines) : line.inlines;
  const content = isText && item ? prefixed(item.label, own) : own;
  if (isText) {
    collector.remark("list-by-look", "A number that Word counted stays as words of the line.", {
      part: "body",
      number: Math.max(1, line.paragraph.number),
      words: `${item?.label} ${line.text}`,
    });
  }
  collector.count(level === undefined ? "paragraph" : "heading", "imported");
  return level === undefined
    ? { type: "paragraph", attrs: { id: "p" }, content }
    : { type: "heading", attrs: { id: "h", level }, content };
}

const attributed = /^\s*(?:[—―–]{1,2}|--)\s*(?=\S)/u;

function quoteOf(lines: Line[], collector: Collector): Block {
  collector.count("quotation", "imported");
  const last = lines.at(-1);
  const isNamed =
    lines.length > 1 && last && attributed.test(last.text) && !last.text.includes("\n");
  const words = isNamed ? lines.slice(0, -1) : lines;
  const attribution = isNamed ? last.text.replace(attributed, "").trim() : undefined;
  return {
    type: "blockquote",
    attrs: { id: "q", ...(attribution ? { attribution } : {}) },
    content: words.map(({ inlines, isItalic }) => ({
      type: "paragraph",
      attrs: { id: "p" },
      // The style sets all of it in italics: that is its look, and no emphasis.
      content: isItalic ? upright(inlines) : inlines,
    })),
  };
}

const upright = (inlines: readonly Inline[]): Inline[] =>
  inlines.map((each) => {
    if (each.type !== "text" || !each.marks) return each;
    const { marks, ...rest } = each;
    const left = marks.filter(({ type }) => type !== "italic");
    return left.length > 0 ? { ...rest, marks: left } : rest;
  });

/** A note stands at the end of the text, under the sign that the text refers to it by. */
function noteBlocks({ label }: Note, blocks: readonly WordBlock[], shaping: Shaping): Block[] {
  const { tables, opened } = withTables(flatten(blocks, shaping.collector), shaping.collector);
  const out = blocksOf(opened, tables, {
    ...shaping,
    headings: { levels: new Map(), asked: [] },
  });
  const [first, ...rest] = out;
  if (first?.type !== "paragraph") return out;
  const sign: Inline[] = [
    { type: "text", text: label, marks: [{ type: "superscript" }] },
    { type: "text", text: " " },
  ];
  const [head, ...others] = first.content ?? [];
  // The note's own sign stands in it as a reference without a number.
  const content =
    head?.type === "text"
      ? [{ ...head, text: head.text.replace(/^\s+/u, "") }, ...others]
      : (first.content ?? []);
  return [
    {
      ...first,
      content: [...sign, ...content.filter((each) => each.type !== "text" || each.text !== "")],
    },
    ...rest,
  ];
}

function noteLines(lines: readonly Line[], collector: Collector): void {
  for (const { cleaned, paragraph, text } of lines) {
    const place = { part: "body", number: Math.max(1, paragraph.number), words: text };
    if (cleaned.indent) {
      collector.remark(
        "indent-cleaned",
        "Indents at the beginning of paragraphs were taken off: the page sets its own.",
        place,
      );
    }
    if (cleaned.spaces) {
      collector.remark("spaces-cleaned", "Spaces in a row became one.", place);
    }
  }
}

/** Each block with an id of its own, in the order of the text. */
function numbered(blocks: Block[]): Block[] {
  let last = 0;
  const walked = <T>(node: T): T => {
    if (typeof node !== "object" || node === null) return node;
    const own = node as { attrs?: Record<string, unknown>; content?: unknown[] };
    const attrs =
      own.attrs && "id" in own.attrs ? { attrs: { ...own.attrs, id: `b${++last}` } } : {};
    const content = own.content ? { content: own.content.map(walked) } : {};
    return { ...node, ...attrs, ...content };
  };
  return blocks.map(walked);
}
