import { useTranslations } from "next-intl";
import { Table } from "@/components/desk/table";
import { StoryTitleWords } from "@/features/editorial/components/story-title";
import { TextState } from "@/features/editorial/components/text-state";
import type { StoryTitles } from "@/features/editorial/data";
import { storyPaths } from "@/features/editorial/paths";
import { type Locale, languages } from "@/i18n/routing";
import type { Use } from "../uses/uses";

type Props = {
  desk: Locale;
  uses: readonly Use[];
  /** There are still others. */
  more: boolean;
  titles: StoryTitles;
  /** How many earlier revisions show it. */
  earlier: number;
};

/** Where a picture is used: by readers, and in drafts. */
export function UsesTable({ desk, uses, more, titles, earlier }: Props) {
  const t = useTranslations("UsesTable");
  return (
    <section className="desk-part" aria-labelledby="uses">
      <h2 id="uses">{t("title")}</h2>
      {uses.length === 0 && <p>{t("none")}</p>}
      {uses.length > 0 && (
        <Table caption={t("title")} columns={[t("story"), t("language"), t("place"), t("state")]}>
          {uses.map((use) => (
            // biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones
            <tr key={`${use.documentId} ${use.locale}`} role="row">
              {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
              <th scope="row" role="rowheader">
                <Story desk={desk} use={use} titles={titles} />
              </th>
              {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
              <td role="cell" data-label={t("language")}>
                <a href={storyPaths.text(desk, use.documentId, use.locale)}>
                  <span lang={languages[use.locale].tag}>{languages[use.locale].name}</span>
                </a>
              </td>
              {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
              <td role="cell" data-label={t("place")}>
                {t(use.lead ? "lead" : "body")}
                <span className="desk-soft desk-small story-note">
                  {t(use.live ? (use.draft ? "both" : "liveOnly") : "draftOnly")}
                </span>
              </td>
              {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
              <td role="cell" data-label={t("state")}>
                <TextState
                  states={{ editorial: use.editorial, public: use.public }}
                  newer={use.editorial !== "APPROVED"}
                />
              </td>
            </tr>
          ))}
        </Table>
      )}
      {more && <p className="desk-soft">{t("more", { count: uses.length })}</p>}
      {earlier > 0 && <p className="desk-soft desk-small">{t("earlier", { count: earlier })}</p>}
    </section>
  );
}

function Story({ desk, use, titles }: Pick<Props, "desk" | "titles"> & { use: Use }) {
  const t = useTranslations("UsesTable");
  const { documentId, deleted, title, locale } = use;
  const shown = titles.get(documentId) ?? { title, locale };
  const href = deleted
    ? storyPaths.deletedOne(desk, documentId)
    : storyPaths.story(desk, documentId);
  return (
    <>
      <a href={href}>
        <StoryTitleWords desk={desk} shown={shown} />
      </a>
      {deleted && <span className="desk-soft desk-small story-note">{t("deleted")}</span>}
    </>
  );
}
