import { openPackage } from "@/features/importing/docx/package/parts";
import { noteAround } from "@/features/importing/docx/reading/around";
import {
  type Cell,
  type Paragraph,
  type Piece,
  paragraphsIn,
  type Table,
  wordsOf,
} from "@/features/importing/docx/reading/model";
import { readPackage } from "@/features/importing/docx/reading/read-package";
import { RefusedFile } from "@/features/importing/readers/refused-file";
import type { Remark } from "@/features/importing/report/remark";
import type { Inline, Mark } from "@/features/publication/schema";
import { type Locale, locales } from "@/i18n/routing";

export type ReviewCell = {
  locale: Locale;
  /** What the unit is called; `-`: the text did not have it. */
  name: string;
  /** How it read when the file was written. */
  sign: string;
  inlines: Inline[];
};

export type ReviewFile = {
  documentId: string;
  rows: ReviewCell[][];
  /** What stands in the file besides the words of its cells. */
  remarks: Remark[];
};

const named = /\b(zh|en|ru)\s+(\S+)\s+([0-9a-f]{8}|-)(?=\s|$)/g;
const story =
  /\bstory\s+([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\b/i;

/**
 * Reads a review document that came back, whichever program it went through.
 * Tracked changes count as accepted; comments are named and stay there.
 *
 * @throws RefusedFile for what cannot be read, or is no review document of this site
 */
export function readReview(bytes: Buffer, name: string): ReviewFile {
  const { context, blocks } = readPackage(openPackage(bytes, name), {});
  noteAround(context);
  const words = [...paragraphsIn(blocks)].map(wordsOf).join("\n");
  const documentId = story.exec(words)?.[1]?.toLowerCase();
  const tables = blocks.filter((each): each is Table => each.kind === "table");
  const rows = tables.flatMap((table) => table.rows.map(rowOf)).filter((row) => row.length > 0);
  if (documentId === undefined || rows.length === 0) throw new RefusedFile(name, "no-review");
  // The looks are the export's own: heads of columns, names of passages in grey.
  const remarks = context.collector.remarks.filter(({ code }) => code !== "formatting-left-out");
  return { documentId, rows, remarks };
}

/** @returns nothing for a row that names no units: the head, or one that somebody added */
function rowOf(cells: readonly Cell[]): ReviewCell[] {
  const [first, ...rest] = cells;
  const names = [...paragraphsIn(first?.blocks ?? [])].map(wordsOf).join("\n");
  const found = [...names.matchAll(named)];
  return found.flatMap(([, locale = "", name = "", sign = ""]) => {
    const cell = rest[locales.indexOf(locale as Locale)];
    if (!cell || (name === "-") !== (sign === "-")) return [];
    return [
      { locale: locale as Locale, name, sign, inlines: inlinesOf([...paragraphsIn(cell.blocks)]) },
    ];
  });
}

/** A paragraph that somebody parted is still one unit: the parts are lines of it. */
function inlinesOf(paragraphs: readonly Paragraph[]): Inline[] {
  const out: Inline[] = [];
  for (const { pieces } of paragraphs) {
    const own = pieces.flatMap(inlineOf);
    if (own.length === 0) continue;
    if (out.length > 0) out.push({ type: "hardBreak" });
    out.push(...own);
  }
  return trimmed(out);
}

function inlineOf(piece: Piece): Inline[] {
  if (piece.kind === "break") return [{ type: "hardBreak" }];
  const text = piece.kind === "text" ? piece.text.replace(/[\t\n]+/g, " ") : "";
  if (piece.kind !== "text" || text === "") return [];
  const { bold, italic, side, href } = piece.marks;
  const marks: Mark[] = [
    ...(bold ? [{ type: "bold" } as const] : []),
    ...(italic ? [{ type: "italic" } as const] : []),
    ...(side ? [{ type: side } as const] : []),
    ...(href ? [{ type: "link", attrs: { href } } as const] : []),
  ];
  return [{ type: "text", text, ...(marks.length > 0 ? { marks } : {}) }];
}

function trimmed(inlines: Inline[]): Inline[] {
  const isEdge = (each: Inline | undefined) =>
    each !== undefined && (each.type === "hardBreak" || each.text.trim() === "");
  const out = [...inlines];
  while (isEdge(out[0])) out.shift();
  while (isEdge(out.at(-1))) out.pop();
  return out.map((each, index) => {
    if (each.type !== "text") return each;
    let { text } = each;
    if (index === 0) text = text.trimStart();
    if (index === out.length - 1) text = text.trimEnd();
    return { ...each, text };
  });
}
