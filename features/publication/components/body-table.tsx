import type { Block, TableCell } from "../schema";
import { Inlines } from "./inlines";

/** Scrolls within itself on a narrow screen, also from the keyboard. */
export function Table({ table }: { table: Extract<Block, { type: "table" }> }) {
  const { id, caption } = table.attrs;
  const [head, ...rows] = table.content;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard
    <section className="table" aria-labelledby={caption ? `${id}-caption` : undefined} tabIndex={0}>
      <table id={id}>
        {caption && <caption id={`${id}-caption`}>{caption}</caption>}
        <thead>{head && <Row cells={head.content} scope="col" />}</thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.content[0]?.content[0]?.attrs.id} cells={row.content} scope="row" />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ cells, scope }: { cells: TableCell[]; scope: "col" | "row" }) {
  return (
    <tr>
      {cells.map((cell) => {
        const key = cell.content[0]?.attrs.id;
        const span = { colSpan: cell.attrs?.colspan, rowSpan: cell.attrs?.rowspan };
        const text = cell.content.map((paragraph) => (
          <p key={paragraph.attrs.id}>
            <Inlines content={paragraph.content} />
          </p>
        ));
        return cell.type === "tableHeader" ? (
          <th key={key} scope={scope} {...span}>
            {text}
          </th>
        ) : (
          <td key={key} {...span}>
            {text}
          </td>
        );
      })}
    </tr>
  );
}
