import type { ReactNode } from "react";

type Props = {
  /** Says what the table holds; shown only where the page does not say it already. */
  caption: string;
  columns: readonly string[];
  children: ReactNode;
};

/** A table that turns into cards on a phone: give each cell of its rows a `data-label`. */
export function Table({ caption, columns, children }: Props) {
  return (
    // Roles are said, since tables shown as blocks lose theirs.
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    <table className="desk-table table-cards" role="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} scope="col" role="columnheader">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{children}</tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  );
}
