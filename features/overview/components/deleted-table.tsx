import { useTranslations } from "next-intl";
import { SubmitButton } from "@/components/desk/submit-button";
import { Table } from "@/components/desk/table";
import { bringBackStory } from "@/features/editorial/actions";
import { ActionForm } from "@/features/editorial/components/action-form";
import { StoryTitleWords } from "@/features/editorial/components/story-title";
import type { DeletedStory } from "@/features/editorial/keeping/data";
import { PersonName } from "@/features/staff/components/person-name";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

type Props = {
  locale: Locale;
  stories: DeletedStory[];
  /** The one that somebody was looking for. */
  asked: string | undefined;
};

/** Deleted stories: who deleted them, when, and until when they can be brought back. */
export function DeletedTable({ locale, stories, asked }: Props) {
  const t = useTranslations("DeletedStories");
  const columns = [t("story"), t("deleted"), t("left"), t("next")];
  return (
    <Table caption={t("title")} columns={columns}>
      {stories.map(({ id, kind, shown, at, by, daysLeft }) => (
        // biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones
        <tr key={id} role="row" className={id === asked ? "is-asked" : undefined}>
          {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
          <th scope="row" role="rowheader">
            <StoryTitleWords desk={locale} shown={shown} />
            <span className="desk-soft desk-small story-note">
              {t(kind === "PAGE" ? "page" : "article")}
            </span>
          </th>
          {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
          <td role="cell" data-label={t("deleted")}>
            <span>
              {formatInstant(locale, at)} · <PersonName kept={by} />
            </span>
          </td>
          {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
          <td role="cell" data-label={t("left")}>
            <span>{t("days", { count: daysLeft })}</span>
          </td>
          {/* biome-ignore lint/a11y/noRedundantRoles: shown as a block on phones */}
          <td role="cell" data-label={t("next")}>
            <ActionForm action={bringBackStory} hidden={{ desk: locale, documentId: id }}>
              <SubmitButton kind="plain" small label={`${t("bringBack")}: ${shown.title}`}>
                {t("bringBack")}
              </SubmitButton>
            </ActionForm>
          </td>
        </tr>
      ))}
    </Table>
  );
}
