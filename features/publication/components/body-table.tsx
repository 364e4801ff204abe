import { Words } from "@/components/ui/words";
import { inlineText } from "@/features/publication/body/body-text";
import type { Block, TableCell } from "../schema";
import { Inlines } from "./inlines";

type TableBlock = Extract<Block, { type: "table" }>;

/** Scrolls within itself on a narrow screen, also from the keyboard. */
export function Table({ table }: { table: TableBlock }) {
  const { id, caption } = table.attrs;
  const [head, ...rows] = table.content;
  const numeric = numericColumns(rows);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard
    <section className="table" aria-labelledby={caption ? `${id}-caption` : undefined} tabIndex={0}>
      <table id={id}>
        {caption && (
          <caption id={`${id}-caption`}>
            <Words text={caption} />
          </caption>
        )}
        <thead>{head && <Row cells={head.content} scope="col" numeric={numeric} />}</thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.content[0]?.content[0]?.attrs.id}
              cells={row.content}
              scope="row"
              numeric={numeric}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const textOf = (cell: TableCell) =>
  cell.content.map((paragraph) => inlineText(paragraph.content)).join(" ");

const spans = ({ attrs }: TableCell) => (attrs?.colspan ?? 1) > 1 || (attrs?.rowspan ?? 1) > 1;

const figures = /^[-+−–]?[\p{N}\s.,]+%?$/u;

/** Columns of nothing but figures, which are read from the right. A table with merged cells has none. */
function numericColumns(rows: TableBlock["content"]): Set<number> {
  const merged = rows.some((row) => row.content.some(spans));
  if (merged || rows.length === 0) return new Set();
  const columns = rows[0]?.content.map((_, index) => index) ?? [];
  return new Set(
    columns.filter((index) =>
      rows.every((row) => {
        const cell = row.content[index];
        return cell !== undefined && figures.test(textOf(cell));
      }),
    ),
  );
}

type RowProps = { cells: TableCell[]; scope: "col" | "row"; numeric: Set<number> };

function Row({ cells, scope, numeric }: RowProps) {
  return (
    <tr>
      {cells.map((cell, index) => {
        const key = cell.content[0]?.attrs.id;
        const attributes = {
          colSpan: cell.attrs?.colspan,
          rowSpan: cell.attrs?.rowspan,
          className: numeric.has(index) ? "is-number" : undefined,
        };
        const text = cell.content.map((paragraph) => (
          <p key={paragraph.attrs.id}>
            <Inlines content={paragraph.content} />
          </p>
        ));
        return cell.type === "tableHeader" ? (
          <th key={key} scope={scope} {...attributes}>
            {text}
          </th>
        ) : (
          <td key={key} {...attributes}>
            {text}
          </td>
        );
      })}
    </tr>
  );
}
