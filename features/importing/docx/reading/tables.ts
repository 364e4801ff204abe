import {
  child,
  elements,
  isOn,
  textIn,
  val,
  type Xml,
} from "@/features/importing/docx/package/xml";
import { isBlank } from "@/lib/text/seen";
import { type Context, placeOf } from "./context";
import type { Cell, Table, WordBlock } from "./model";

type ReadBlocks = (context: Context, nodes: readonly Xml[]) => WordBlock[];
type Open = Cell & { column: number };

/** A table with the spans that Word says row by row. */
export function readTable(context: Context, node: Xml, blocks: ReadBlocks): Table {
  const number = context.number + 1;
  const rows: Cell[][] = [];
  /** Cells that reach down, by their column. */
  let open = new Map<number, Open>();
  for (const row of rowsOf(node)) {
    const properties = child(row, "w:trPr");
    const changes = ["w:ins", "w:del"].flatMap((name) => child(properties, name) ?? []);
    if (changes.some((each) => !context.tracked.keeps(withWords(each, row), number))) continue;
    if (isOn(properties, "w:hidden")) {
      noteHidden(context, row);
      continue;
    }
    const isHead = isOn(properties, "w:tblHeader") === true;
    let column = Number(val(properties, "w:gridBefore") ?? 0) || 0;
    const reaching = new Map<number, Open>();
    const cells: Cell[] = column > 0 ? [empty(column, isHead)] : [];
    for (const cell of cellsOf(row)) {
      const own = child(cell, "w:tcPr");
      const colspan = Math.max(1, Number(val(own, "w:gridSpan") ?? 1) || 1);
      const merge = child(own, "w:vMerge");
      const above = open.get(column);
      const goesOn = merge && (merge.attrs["w:val"] ?? "continue") === "continue";
      if (goesOn && above) {
        above.rowspan++;
        reaching.set(column, above);
        noteHidden(context, cell);
      } else {
        const content = blocks(context, elements(cell));
        const fresh: Open = { colspan, rowspan: 1, isHead, blocks: content, column };
        cells.push(fresh);
        if (merge) reaching.set(column, fresh);
      }
      column += colspan;
    }
    open = reaching;
    rows.push(cells);
  }
  return { kind: "table", rows, number };
}

/** A row that is hidden, or a cell over which the one above it reaches. */
function noteHidden(context: Context, node: Xml): void {
  const words = textIn(node);
  if (isBlank(words)) return;
  const message = "Hidden words were left out.";
  context.collector.remark("hidden-left-out", message, placeOf(context, words));
}

const empty = (colspan: number, isHead: boolean): Cell => ({
  colspan,
  rowspan: 1,
  isHead,
  blocks: [],
});

/** A change of a row has no words of its own: those of the row say what it is about. */
const withWords = (change: Xml, row: Xml): Xml => ({ ...change, children: [textIn(row)] });

const rowsOf = (table: Xml): Xml[] => inside(table, "w:tr");
const cellsOf = (row: Xml): Xml[] => inside(row, "w:tc");

/** Rows and cells may stand in wrappers of forms. */
function inside(node: Xml, name: string): Xml[] {
  return elements(node).flatMap((each) => {
    if (each.name === name) return [each];
    const wrapped = each.name === "w:sdt" ? child(each, "w:sdtContent") : undefined;
    return wrapped || each.name === "w:customXml" ? inside(wrapped ?? each, name) : [];
  });
}
