import type { Paragraph, Table, WordBlock } from "@/features/importing/docx/reading/model";
import type { Collector } from "@/features/importing/report/collect";
import { longestSpan } from "@/features/publication/body/body-limits";
import type { Block, Inline, TableCell } from "@/features/publication/schema";
import { type Flat, flatten, type Shown } from "./flatten";
import { type Line, prefixed, unbold } from "./inlines";

/** What only places things on a page has cells with so few words. */
const longestLabel = 120;

export type ShapedTable = { table: Block | undefined; flats: Flat[] };

/**
 * A table of figures stays one; what only sets things side by side (one cell,
 * one column, pictures with their captions) becomes the lines and pictures of
 * its cells. Pictures cannot stand in a cell: they follow the table.
 */
export function shapeTable(table: Table, collector: Collector): ShapedTable {
  const place = { part: "body", number: Math.max(1, table.number) };
  const cells = table.rows
    .flat()
    .map((cell) => ({ ...cell, flats: flatten(cell.blocks, collector) }));
  const flats = cells.flatMap((cell) => cell.flats);
  const pictures = flats.filter((each): each is Shown => each.kind === "picture");
  const lines = flats.filter((each): each is Line => each.kind === "line");
  const isFrame = cells.length <= 1 || table.rows.every((row) => row.length <= 1);
  const isGallery =
    pictures.length > 0 &&
    lines.every(({ text }) => [...text].length <= longestLabel) &&
    lines.length <= pictures.length * 2;
  if (isFrame || isGallery) {
    collector.count("table", "imported");
    collector.remark(
      "table-layout",
      "A table that only placed things became the paragraphs and pictures of its cells.",
      { ...place, words: lines.map(({ text }) => text).join(" ") },
    );
    return { table: undefined, flats: isGallery && !isFrame ? byColumns(table, collector) : flats };
  }
  if (pictures.length > 0) {
    collector.remark(
      "picture-moved",
      "Pictures stood in a table: they came in after it.",
      place,
      pictures.length,
    );
  }
  collector.count("table", "imported");
  return { table: tableBlock(table, collector), flats: pictures };
}

/** Of a row of pictures over a row of captions each picture is followed by its own. */
function byColumns(table: Table, collector: Collector): Flat[] {
  const out: Flat[] = [];
  const rows = table.rows.map((row) => row.map((cell) => flatten(cell.blocks, collector)));
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? [];
    const next = rows[at + 1] ?? [];
    const isCaptions =
      row.some((cell) => cell.some(({ kind }) => kind === "picture")) &&
      next.length === row.length &&
      next.every((cell) => cell.every(({ kind }) => kind === "line"));
    row.forEach((cell, column) => {
      out.push(...cell);
      if (isCaptions) out.push(...(next[column] ?? []));
    });
    if (isCaptions) at++;
  }
  return out;
}

function tableBlock({ rows, number }: Table, collector: Collector): Block | undefined {
  const place = { part: "body", number: Math.max(1, number) };
  const lines = rows.map((row) => row.map(({ blocks }) => linesIn(blocks, collector, place)));
  const isBold = (row: Line[][] | undefined) => {
    const own = row?.flat() ?? [];
    return own.length > 1 && own.every((line) => line.isBold);
  };
  const headRow = rows.length > 1 && isBold(lines[0]) && !isBold(lines[1]);
  const content = rows.map((row, index) => ({
    type: "tableRow" as const,
    content: row.map(({ colspan, rowspan, isHead }, column): TableCell => {
      const head = isHead || (index === 0 && headRow);
      const own = lines[index]?.[column] ?? [];
      const spans = {
        ...(colspan > 1 ? { colspan: Math.min(colspan, longestSpan) } : {}),
        ...(rowspan > 1 ? { rowspan: Math.min(rowspan, longestSpan) } : {}),
      };
      return {
        type: head ? "tableHeader" : "tableCell",
        ...(Object.keys(spans).length > 0 ? { attrs: spans } : {}),
        content:
          own.length > 0
            ? own.map((line) => cellParagraph(line, head))
            : [{ type: "paragraph", attrs: { id: "p" } }],
      };
    }),
  }));
  const filled = content.filter((row) => row.content.length > 0);
  return filled.length > 0 ? { type: "table", attrs: { id: "t" }, content: filled } : undefined;
}

function cellParagraph(line: Line, isHead: boolean) {
  const inlines = isHead ? unbold(line.inlines) : line.inlines;
  return {
    type: "paragraph" as const,
    attrs: { id: "p" },
    content: withSign(line.paragraph, inlines),
  };
}

/** Items in a cell keep their numbers and dots as words. */
const withSign = ({ item }: Paragraph, inlines: Inline[]): Inline[] =>
  item ? prefixed(item.isBullet ? "•" : item.label, inlines) : inlines;

function linesIn(
  blocks: readonly WordBlock[],
  collector: Collector,
  place: { part: string; number: number },
): Line[] {
  return flatten(blocks, collector).flatMap((flat): Line[] => {
    if (flat.kind === "line") return [flat];
    if (flat.kind === "picture") return [];
    collector.count("table", "imported");
    collector.remark(
      "table-in-table",
      "A table within a table became lines of its cell, one for each row.",
      place,
    );
    return flat.rows.flatMap((row) => {
      const own = row.map(({ blocks: inner }) => linesIn(inner, collector, place));
      const words = own.map((cell) => cell.map(({ text }) => text).join(" ")).filter(Boolean);
      const first = own.flat()[0];
      if (!first || words.length === 0) return [];
      const text = words.join(" | ").replace(/\s+/gu, " ");
      return [{ ...first, text, inlines: [{ type: "text", text }], isBold: false }];
    });
  });
}
