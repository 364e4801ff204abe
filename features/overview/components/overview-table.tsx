import { useTranslations } from "next-intl";
import { Table } from "@/components/desk/table";
import type { AssignmentRow } from "@/features/editorial/assignments/data";
import { OpenComments } from "@/features/editorial/components/open-comments";
import { PresentMarks } from "@/features/editorial/components/present-marks";
import { StoryTitleWords } from "@/features/editorial/components/story-title";
import { TextState } from "@/features/editorial/components/text-state";
import { storyTitle } from "@/features/editorial/drafts/story-title";
import { storyPaths } from "@/features/editorial/paths";
import type { Present } from "@/features/editorial/presence/presence";
import { formatDay, formatInstant, formatInstantDay } from "@/i18n/dates";
import { type Locale, languages, locales } from "@/i18n/routing";
import { bulkForm } from "../list/bulk";
import type { Row } from "../list/data";
import { AssignedHints } from "./assigned-hints";

type Props = {
  locale: Locale;
  rows: Row[];
  sectionNames: Map<string, string>;
  /** Who may publish is offered the way back for what was withdrawn. */
  mayPublish: boolean;
  /** What is to be done with these stories. */
  assigned: readonly AssignmentRow[];
  /** Who has texts open, by story. */
  present: Map<string, Present[]>;
};

/** Stories down, languages across; each cell leads to its text. */
export function OverviewTable(props: Props) {
  const { locale, rows, sectionNames, mayPublish, assigned, present } = props;
  const t = useTranslations("DeskHome");
  const steps = useTranslations("TextsTable");
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
                <a className="cell-link" href={storyPaths.text(locale, row.id, each)}>
                  <span className="visually-hidden" lang={tag}>
                    {name}:{" "}
                  </span>
                  <TextState
                    states={cell}
                    newer={cell?.newer ?? false}
                    due={cell?.dueAt ? { at: cell.dueAt, locale } : undefined}
                  />{" "}
                  <OpenComments count={cell?.openComments ?? 0} />
                </a>
                {cell?.behind && (
                  <a
                    className="cell-step cell-behind"
                    href={storyPaths.translate(locale, row.id, each)}
                  >
                    <span className="visually-hidden" lang={tag}>
                      {name}:{" "}
                    </span>
                    {steps("behind", {
                      behind: cell.behind.count,
                      of: cell.behind.of,
                      day: formatInstantDay(locale, cell.behind.since),
                    })}
                  </a>
                )}
                <AssignedHints
                  desk={locale}
                  assigned={assigned.filter(
                    ({ documentId, locale }) => documentId === row.id && locale === each,
                  )}
                />
                <PresentMarks present={present.get(row.id)} locale={each} />
                {mayPublish && cell?.public === "WITHDRAWN" && (
                  <a
                    className="cell-step"
                    href={storyPaths.step(locale, row.id, "republish", each)}
                    aria-label={`${steps("republish")}: ${name}`}
                  >
                    {steps("republish")}
                  </a>
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </Table>
  );
}

function StoryCell({
  locale,
  row,
  sectionNames,
}: Pick<Props, "locale" | "sectionNames"> & { row: Row }) {
  const t = useTranslations("DeskHome");
  const shown = storyTitle(locale, row.primaryLocale, Object.values(row.cells));
  const place = row.kind === "PAGE" ? t("page") : sectionNames.get(row.sectionKey ?? "");
  return (
    // biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones
    <th scope="row" role="rowheader">
      <span className="story-choice">
        <input
          type="checkbox"
          name="story"
          value={row.id}
          form={bulkForm}
          aria-label={t("choose", { title: shown.title || t("untitled") })}
        />
        <span>
          <a className="story-link" href={storyPaths.story(locale, row.id)}>
            <StoryTitleWords desk={locale} shown={shown} />
          </a>
          <span className="desk-soft desk-small story-note">
            {[
              row.archived && t("isArchived"),
              place,
              row.storyDate && formatDay(locale, row.storyDate),
              t("changedAt", { at: formatInstant(locale, row.changedAt) }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
      </span>
    </th>
  );
}
