import { useTranslations } from "next-intl";
import { Field, Select } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { StoryTitleWords } from "@/features/editorial/components/story-title";
import type { StoryTitle } from "@/features/editorial/drafts/story-title";
import { formatDay, formatInstant } from "@/i18n/dates";
import { type Locale, languages, newsroomTimeZone } from "@/i18n/routing";
import { changeLead } from "../actions";
import { ActionForm } from "./action-form";

type Props = {
  locale: Locale;
  lead: { documentId: string; until: Date | null } | null;
  stories: { documentId: string; shown: StoryTitle; storyDate: Date }[];
};

export function LeadForm({ locale, lead, stories }: Props) {
  const t = useTranslations("LeadForm");
  const current = stories.find(({ documentId }) => documentId === lead?.documentId);
  return (
    <>
      <p className="lead-now">
        {current
          ? t.rich("now", {
              story: () => <StoryTitleWords desk={locale} shown={current.shown} />,
            })
          : t("newest")}{" "}
        {current && lead?.until && t("nowUntil", { at: formatInstant(locale, lead.until) })}
      </p>
      <p>{t("rule")}</p>
      <ActionForm action={changeLead} className="form desk-narrow" hidden={{ locale }}>
        <Select
          label={t("story")}
          name="document"
          defaultValue={current?.documentId ?? ""}
          options={[
            { value: "", name: t("newestChoice") },
            ...stories.map(({ documentId, shown, storyDate }) => ({
              value: documentId,
              name: `${formatDay(locale, storyDate)} · ${shown.title}`,
              lang: shown.locale === locale ? undefined : languages[shown.locale].tag,
            })),
          ]}
        />
        <Field label={t("until")} name="until" type="datetime-local" hint={t("untilHint")} />
        <Field label={t("zone")} name="zone" defaultValue={newsroomTimeZone} hint={t("zoneHint")} />
        <div className="button-row">
          <SubmitButton name="act" value="set">
            {t("set")}
          </SubmitButton>
          {current && (
            <SubmitButton kind="plain" name="act" value="end">
              {t("end")}
            </SubmitButton>
          )}
        </div>
      </ActionForm>
    </>
  );
}
