import { isBlank } from "@/lib/text/seen";
import { boldOf } from "./marks";
import { all, isElement, renamed, signItem, textsIn } from "./nodes";
import { anyGap } from "./pictures";
import type { Tally } from "./report";
import type { Said } from "./said";

/**
 * Tables that hold figures stay tables; those that only place things, and
 * those that stand where a text can have none (in an item, a quotation,
 * another table) become the paragraphs of their cells. Runs before marks are
 * read: a row of bold cells is a header row.
 */
export function honestTables(body: HTMLElement, said: Said, tally: Tally): void {
  for (const row of all(body, "tr")) if (isFiller(row)) row.remove();
  for (const table of all(body, "table")) {
    if (!isLayout(table)) continue;
    // One cell is a frame round a text; more were in some order.
    const frame = cellsOf(table).length <= 1 || table.getAttribute("role") === "presentation";
    if (!frame) tally.add("table");
    unwrapCells(table);
  }
  for (const table of all(body, ":is(li, blockquote, td, th) table").reverse()) {
    tally.add("table");
    flatten(table);
  }
  for (const table of all(body, "table")) {
    nameTable(table);
    headTable(table, said);
    for (const cell of cellsOf(table)) paragraphsOnly(cell, tally);
  }
}

const rowsOf = (table: Element) => all(table, "tr").filter((row) => row.closest("table") === table);
const cellsOf = (table: Element) =>
  all(table, "td, th").filter((cell) => cell.closest("table") === table);
const cellsIn = (row: Element) =>
  [...row.children].filter((cell): cell is HTMLElement => /^T[DH]$/.test(cell.tagName));
const hasWords = (node: Element) => !isBlank(node.textContent);

/** Word and Excel keep the widths of columns in a row that nobody sees. */
const isFiller = (row: HTMLElement) =>
  !hasWords(row) && (cellsIn(row).length === 0 || row.getAttribute("height") === "0");

function isLayout(table: HTMLElement): boolean {
  const rows = rowsOf(table);
  const cells = cellsOf(table);
  if (table.getAttribute("role") === "presentation" || cells.length <= 1) return true;
  // One column holds no figures side by side.
  if (rows.every((row) => cellsIn(row).length <= 1)) return true;
  const within = cells.filter((cell) => cell.querySelector("table, h1, h2, h3"));
  const words = (nodes: HTMLElement[]) =>
    nodes.reduce((sum, { textContent }) => sum + (textContent?.length ?? 0), 0);
  return within.length > 0 && words(within) * 2 > words(cells);
}

function unwrapCells(table: HTMLElement): void {
  table.replaceWith(
    ...cellsOf(table).map((cell) => {
      const part = table.ownerDocument.createElement("div");
      part.append(...cell.childNodes);
      return part;
    }),
  );
}

/** A row a paragraph. */
function flatten(table: HTMLElement): void {
  table.replaceWith(
    ...rowsOf(table)
      .filter(hasWords)
      .map((row) => {
        const line = table.ownerDocument.createElement("p");
        line.textContent = cellsIn(row)
          .map((cell) => wordsOf(cell))
          .filter(Boolean)
          .join(" | ");
        return line;
      }),
  );
}

const wordsOf = (node: Element) =>
  textsIn(node)
    .map(({ data }) => data)
    .join(" ")
    .replace(/\s+/gu, " ")
    .trim();

function nameTable(table: HTMLElement): void {
  const caption = [...table.children].find(({ tagName }) => tagName === "CAPTION");
  if (!caption) return;
  const words = wordsOf(caption).replace(new RegExp(anyGap, "gu"), "");
  if (words) table.setAttribute("data-caption", words);
  caption.remove();
}

/** The first row is a head where it says so, or where all of it is bold and the next one is not. */
function headTable(table: HTMLElement, said: Said): void {
  const [first, second] = rowsOf(table);
  if (!first || !second) return;
  const bold = (row: Element) => {
    const runs = cellsIn(row)
      .flatMap((cell) => textsIn(cell))
      .filter(({ data }) => data.trim());
    return runs.length > 1 && runs.every((run) => isBold(run, said));
  };
  const isHead = first.parentElement?.tagName === "THEAD" || (bold(first) && !bold(second));
  if (isHead) for (const cell of cellsIn(first)) if (cell.tagName === "TD") renamed(cell, "th");
}

function isBold(run: Text, said: Said): boolean {
  for (let node = run.parentElement; node && node.tagName !== "TABLE"; node = node.parentElement) {
    const bold = node.tagName === "TH" ? true : boldOf(node, said);
    if (bold !== undefined) return bold;
  }
  return false;
}

/** Cells hold paragraphs: items keep their numbers and dots as words. */
function paragraphsOnly(cell: HTMLElement, tally: Tally): void {
  const lists = all(cell, "ul, ol");
  if (lists.length > 0) tally.add("table");
  for (const list of lists) {
    let number = Number(list.getAttribute("start") ?? 1);
    for (const item of [...list.children]) {
      const sign = list.tagName === "OL" ? `${number++}. ` : "• ";
      signItem(item, sign);
    }
  }
  for (const list of lists.reverse()) {
    for (const item of [...list.children]) if (isElement(item)) renamed(item, "div");
    renamed(list, "div");
  }
  for (const node of all(cell, "h1, h2, h3, h4, h5, h6")) renamed(node, "p");
  for (const node of all(cell, "blockquote")) renamed(node, "div");
}
