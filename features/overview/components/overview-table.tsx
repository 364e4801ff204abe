import { useTranslations } from "next-intl";
import { Table } from "@/components/desk/table";
import { TextState } from "@/features/editorial/components/text-state";
import { staffPaths } from "@/features/staff/paths";
import { formatDay } from "@/i18n/dates";
import { type Locale, languages, locales } from "@/i18n/routing";
import type { Row } from "../data";

type Props = { locale: Locale; rows: Row[]; sectionNames: Map<string, string> };

/** Stories down, languages across; each cell leads to its text. */
export function OverviewTable({ locale, rows, sectionNames }: Props) {
  const t = useTranslations("DeskHome");
  const columns = [t("story"), ...locales.map((each) => languages[each].name)];
  return (
    <Table caption={t("table")} columns={columns}>
      {rows.map((row) => (
        // biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones
        <tr key={row.id} role="row">
          <StoryCell locale={locale} row={row} sectionNames={sectionNames} />
          {locales.map((each) => {
            const cell = row.cells[each];
            const { name, tag } = languages[each];
            return (
              // biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones
              <td key={each} role="cell" data-label={name}>
                <a className="cell-link" href={staffPaths.text(locale, row.id, each)}>
                  <span className="visually-hidden" lang={tag}>
                    {name}:{" "}
                  </span>
                  <TextState
                    states={cell}
                    newer={cell?.newer ?? false}
                    due={cell?.dueAt ? { at: cell.dueAt, locale } : undefined}
                  />
                </a>
              </td>
            );
          })}
        </tr>
      ))}
    </Table>
  );
}

function StoryCell({ locale, row, sectionNames }: Omit<Props, "rows"> & { row: Row }) {
  const t = useTranslations("DeskHome");
  // In the language of the desk where there is one, else as it was first written.
  const order = [locale, row.primaryLocale as Locale, ...locales];
  const shown = order.find((each) => row.cells[each]?.title);
  const place = row.kind === "PAGE" ? t("page") : sectionNames.get(row.sectionKey ?? "");
  return (
    // biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones
    <th scope="row" role="rowheader">
      <a
        className="story-link"
        href={staffPaths.story(locale, row.id)}
        lang={shown && shown !== locale ? languages[shown].tag : undefined}
      >
        {(shown && row.cells[shown]?.title) || t("untitled")}
      </a>
      <span className="desk-soft desk-small story-note">
        {[place, row.storyDate && formatDay(locale, row.storyDate)].filter(Boolean).join(" · ")}
      </span>
    </th>
  );
}
