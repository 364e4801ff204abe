import { useTranslations } from "next-intl";
import { Table } from "@/components/desk/table";
import { formatInstantDay } from "@/i18n/dates";
import { type Locale, languages } from "@/i18n/routing";
import { bulkMedia } from "../list/bulk-form";
import { calledIn } from "../list/called";
import type { LibraryRow } from "../list/list";
import { libraryPaths } from "../paths";
import { MediaThumbnail } from "./media-grid";
import { LanguageMarks, LicenceMark, UseWords } from "./media-marks";

type Props = { desk: Locale; rows: readonly LibraryRow[]; day: string };

/** The library as a list, to read what is said of each. */
export function MediaTable({ desk, rows, day }: Props) {
  const t = useTranslations("MediaTable");
  const grid = useTranslations("MediaGrid");
  const columns = [t("picture"), t("described"), t("licence"), t("used"), t("added")];
  return (
    <Table caption={t("caption")} columns={columns}>
      {rows.map((row) => {
        const { words, locale } = calledIn(desk, row);
        const name = words || grid("nameless");
        return (
          // biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones
          <tr key={row.hash} role="row">
            {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
            <th scope="row" role="rowheader">
              <span className="media-row">
                <input
                  type="checkbox"
                  name="media"
                  value={row.hash}
                  form={bulkMedia}
                  aria-label={grid("choose", { name })}
                />
                <MediaThumbnail row={row} />
                <span>
                  <a href={libraryPaths.item(desk, row.hash)}>
                    <span lang={locale && locale !== desk ? languages[locale].tag : undefined}>
                      {name}
                    </span>
                  </a>
                  <span className="desk-soft desk-small story-note address">
                    {[row.name !== name && row.name, sizeOf(row)].filter(Boolean).join(" · ")}
                  </span>
                </span>
              </span>
            </th>
            {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
            <td role="cell" data-label={t("described")}>
              <LanguageMarks row={row} />
            </td>
            {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
            <td role="cell" data-label={t("licence")}>
              <span className="media-licence">
                <LicenceMark desk={desk} row={row} day={day} />
              </span>
            </td>
            {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
            <td role="cell" data-label={t("used")}>
              <UseWords uses={row.uses} />
            </td>
            {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
            <td role="cell" data-label={t("added")}>
              {formatInstantDay(desk, row.createdAt)}
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

const sizeOf = ({ width, height }: LibraryRow) => (width && height ? `${width} × ${height}` : "");
