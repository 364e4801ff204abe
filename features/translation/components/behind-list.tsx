import { useTranslations } from "next-intl";
import { Table } from "@/components/desk/table";
import { StoryTitleWords } from "@/features/editorial/components/story-title";
import { storyPaths } from "@/features/editorial/paths";
import { formatInstantDay } from "@/i18n/dates";
import { type Locale, languages, locales } from "@/i18n/routing";
import type { loadBehind } from "../loaders";
import { translationPaths } from "../paths";

type Props = { desk: Locale; language: Locale | undefined } & Awaited<
  ReturnType<typeof loadBehind>
>;

/** Texts that are behind what they were translated from, the oldest first. */
export function BehindList({ desk, language, rows, more }: Props) {
  const t = useTranslations("Behind");
  return (
    <>
      <nav className="desk-tabs" aria-label={t("languages")}>
        <ul>
          {[undefined, ...locales].map((each) => (
            <li key={each ?? "all"}>
              <a
                href={translationPaths.behind(desk, each)}
                aria-current={each === language ? "page" : undefined}
                lang={each && languages[each].tag}
              >
                {each ? languages[each].name : t("all")}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {rows.length === 0 && <p className="desk-soft">{t("none")}</p>}
      {rows.length > 0 && (
        <Table
          caption={t("title")}
          columns={[t("story"), t("language"), t("behind"), t("since"), t("who")]}
        >
          {rows.map((row) => (
            // biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones
            <tr key={`${row.documentId} ${row.locale}`} role="row">
              {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
              <th scope="row" role="rowheader">
                <a href={storyPaths.translate(desk, row.documentId, row.locale)}>
                  <StoryTitleWords desk={desk} shown={row.shown} />
                </a>
              </th>
              {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
              <td role="cell" data-label={t("language")} lang={languages[row.locale].tag}>
                {languages[row.locale].name}
              </td>
              {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
              <td role="cell" data-label={t("behind")}>
                {t("count", { behind: row.behind, of: row.of })}
              </td>
              {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
              <td role="cell" data-label={t("since")}>
                {formatInstantDay(desk, row.since)}
              </td>
              {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
              <td role="cell" data-label={t("who")}>
                {row.who.join(", ") || t("nobody")}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {more && <p className="desk-soft">{t("more", { count: rows.length })}</p>}
    </>
  );
}
