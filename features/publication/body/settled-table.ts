import { bodyLimits, colspanOf, rowspanOf } from "./body-limits";
import { childrenOf, isCell, type LooseNode } from "./loose-node";

/**
 * A table whose cells fill its grid exactly. What is copied elsewhere often
 * does not: spans reach beyond the last row or into each other, title rows
 * span a thousand columns of which two exist, rows are short or empty. In
 * such a table columns and rows in which no cell begins are taken out (a page
 * shows them as nothing), spans are shortened to what is free, and gaps get
 * empty cells.
 */

type Placed = { cell: LooseNode; row: number; column: number; colspan: number; rowspan: number };

/**
 * @returns undefined for what is too large to be a table here, filled or not:
 *   its grid alone could fill the memory
 */
export function settledTable(table: LooseNode): LooseNode | undefined {
  const rows = childrenOf(table).filter(({ type }) => type === "tableRow");
  const cells = rows.reduce((sum, row) => sum + childrenOf(row).length, 0);
  if (cells > bodyLimits.cells || cells === 0) return undefined;
  const given = place(rows);
  const placed = fills(given) ? given : compressed(given);
  const grid = gridOf(placed);
  const missing = grid.reduce((sum, row) => sum + row.filter((taken) => !taken).length, 0);
  if (placed.length + missing > bodyLimits.cells) return undefined;
  return { ...table, content: grid.map((taken, row) => rowOf(table, placed, taken, row)) };
}

/** Where HTML puts each cell: in the first column that no cell from above takes. */
function place(rows: LooseNode[]): Placed[] {
  const placed: Placed[] = [];
  let reaching: { from: number; to: number; until: number }[] = [];
  rows.forEach((tableRow, row) => {
    reaching = reaching.filter(({ until }) => until > row).sort((a, b) => a.from - b.from);
    const begun: typeof reaching = [];
    let column = 0;
    let next = 0;
    for (const cell of childrenOf(tableRow).filter(isCell)) {
      for (let above = reaching[next]; above && above.from <= column; above = reaching[++next]) {
        column = Math.max(column, above.to);
      }
      const free = (reaching[next]?.from ?? Number.POSITIVE_INFINITY) - column;
      const colspan = Math.min(colspanOf(cell.attrs?.colspan), free);
      const rowspan = Math.min(rowspanOf(cell.attrs?.rowspan), rows.length - row);
      placed.push({ cell, row, column, colspan, rowspan });
      if (rowspan > 1) begun.push({ from: column, to: column + colspan, until: row + rowspan });
      column += colspan;
    }
    reaching.push(...begun);
  });
  return placed;
}

/** Whether it is in order as it is. */
function fills(placed: Placed[]): boolean {
  const width = Math.max(...placed.map(({ column, colspan }) => column + colspan));
  const height = Math.max(...placed.map(({ row, rowspan }) => row + rowspan));
  if (width * height > bodyLimits.cells) return false;
  const begun = new Set(placed.map(({ row }) => row)).size;
  const taken = placed.reduce((sum, { colspan, rowspan }) => sum + colspan * rowspan, 0);
  return begun === height && taken === width * height;
}

/** Without the rows and columns in which nothing begins. */
function compressed(placed: Placed[]): Placed[] {
  const columns = [...new Set(placed.map(({ column }) => column))].sort((a, b) => a - b);
  const rows = [...new Set(placed.map(({ row }) => row))].sort((a, b) => a - b);
  return placed.map(({ cell, ...at }) => {
    const [column, row] = [below(columns, at.column), below(rows, at.row)];
    return {
      cell,
      row,
      column,
      colspan: below(columns, at.column + at.colspan) - column,
      rowspan: below(rows, at.row + at.rowspan) - row,
    };
  });
}

/** How many of the sorted numbers are smaller. */
function below(sorted: number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which places are taken, row by row. */
function gridOf(placed: Placed[]): boolean[][] {
  const width = Math.max(...placed.map(({ column, colspan }) => column + colspan));
  const height = Math.max(...placed.map(({ row }) => row)) + 1;
  const grid = Array.from({ length: height }, () => new Array<boolean>(width).fill(false));
  for (const { row, column, rowspan, colspan } of placed) {
    for (let down = row; down < row + rowspan; down++) {
      grid[down]?.fill(true, column, column + colspan);
    }
  }
  return grid;
}

function rowOf(table: LooseNode, placed: Placed[], taken: boolean[], row: number): LooseNode {
  const own = placed.filter((each) => each.row === row);
  const cells = own.map(({ cell, column, colspan, rowspan }) => {
    const { colspan: _, rowspan: __, ...others } = cell.attrs ?? {};
    const attrs = {
      ...others,
      ...(colspan > 1 ? { colspan } : {}),
      ...(rowspan > 1 ? { rowspan } : {}),
    };
    const { attrs: ___, ...rest } = cell;
    return { column, node: { ...rest, ...(Object.keys(attrs).length > 0 ? { attrs } : {}) } };
  });
  const gaps = taken.flatMap((full, column) =>
    full ? [] : [{ column, node: emptyCell(table, row, column) }],
  );
  const all = [...cells, ...gaps].sort((a, b) => a.column - b.column);
  return { type: "tableRow", content: all.map(({ node }) => node) };
}

/** Its id is made of the table's and its place: the same text sent twice must be the same text. */
function emptyCell({ attrs }: LooseNode, row: number, column: number): LooseNode {
  const id = typeof attrs?.id === "string" ? attrs.id.slice(0, 24) : undefined;
  return {
    type: "tableCell",
    content: [{ type: "paragraph", ...(id ? { attrs: { id: `${id}-r${row}c${column}` } } : {}) }],
  };
}
