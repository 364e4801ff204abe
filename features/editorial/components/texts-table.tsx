import { useTranslations } from "next-intl";
import { SubmitButton } from "@/components/desk/submit-button";
import { Table } from "@/components/desk/table";
import type { Person } from "@/features/audit/actors/actors";
import { storyPaths } from "@/features/editorial/paths";
import type { Present } from "@/features/editorial/presence/presence";
import { differs, stepsOf } from "@/features/editorial/publishing/live-text";
import { stepPath } from "@/features/editorial/review/step-path";
import { formatInstantDay } from "@/i18n/dates";
import { type Locale, languages, locales } from "@/i18n/routing";
import { askReview } from "../actions";
import type { DocumentDetail } from "../data";
import { ActionForm } from "./action-form";
import { OpenComments } from "./open-comments";
import { PresentMarks } from "./present-marks";
import { TextState } from "./text-state";

type Props = {
  desk: Locale;
  detail: DocumentDetail;
  person: Person;
  /** Who has texts of it open. */
  present: readonly Present[] | undefined;
};

/** The languages of a story with their states, and what comes next for each. */
export function TextsTable({ desk, detail, person, present }: Props) {
  const t = useTranslations("TextsTable");
  const { id } = detail.document;
  return (
    <Table caption={t("caption")} columns={[t("language"), t("state"), t("text"), t("next")]}>
      {locales.map((locale) => {
        const text = detail.texts.find((each) => each.locale === locale);
        return (
          <tr key={locale}>
            <th scope="row" data-label={t("language")} lang={languages[locale].tag}>
              {languages[locale].name}
            </th>
            <td data-label={t("state")}>
              <TextState
                states={text?.states}
                newer={differs(text)}
                due={text?.schedule ? { at: text.schedule.dueAt, locale: desk } : undefined}
              />{" "}
              <OpenComments count={text?.openComments ?? 0} />
              <PresentMarks present={present} locale={locale} />
            </td>
            <td data-label={t("text")}>
              {text?.head || !detail.texts.some(({ head }) => head) ? (
                <a
                  href={storyPaths.text(desk, id, locale)}
                  lang={text?.head?.title ? languages[locale].tag : undefined}
                >
                  {text?.head?.title || t(text?.head ? "untitled" : "write")}
                </a>
              ) : (
                <a href={storyPaths.translate(desk, id, locale)}>{t("translate")}</a>
              )}
              <Behind {...{ desk, id, locale, detail }} />
              {text?.publication?.state === "LIVE" && (
                <a className="desk-small desk-soft text-path" href={text.publication.path}>
                  {text.publication.path}
                </a>
              )}
            </td>
            <td data-label={t("next")}>
              {text?.head && <Steps {...{ desk, id, text, person }} />}
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

type BehindProps = Pick<Props, "desk" | "detail"> & { id: string; locale: Locale };

/** How a text stands to the one that it was made from, and since when it is behind. */
function Behind({ desk, id, locale, detail }: BehindProps) {
  const t = useTranslations("TextsTable");
  const standing = detail.texts.find((each) => each.locale === locale)?.standing;
  const others = detail.texts.some((each) => each.locale !== locale && each.head);
  if (!standing || !others) return null;
  const { source, behind, of, since } = standing;
  const href = storyPaths.translate(desk, id, locale);
  return (
    <a className={`desk-small ${since ? "" : "desk-soft"} text-path`} href={href}>
      {!source
        ? t("compare")
        : since
          ? t("behind", { behind, of, day: formatInstantDay(desk, since) })
          : t("upToDate", { language: languages[source].name })}
    </a>
  );
}

type StepsProps = {
  desk: Locale;
  id: string;
  text: DocumentDetail["texts"][number];
  person: Person;
};

/** What this person can do with this text now; nothing where nothing would change. */
function Steps({ desk, id, text, person }: StepsProps) {
  const t = useTranslations("TextsTable");
  const { locale } = text;
  const offered = stepsOf(text, person);
  return (
    <div className="review">
      {offered.includes("submit") && (
        <ActionForm action={askReview} hidden={{ documentId: id, locale, version: text.version }}>
          <SubmitButton kind="plain" small label={`${t("submit")}: ${languages[locale].name}`}>
            {t("submit")}
          </SubmitButton>
        </ActionForm>
      )}
      {offered.flatMap((step) => {
        const href = stepPath(desk, id, step, locale, offered);
        return href
          ? [
              <a
                key={step}
                className="button button-small"
                href={href}
                aria-label={`${t(step)}: ${languages[locale].name}`}
              >
                {t(step)}
              </a>,
            ]
          : [];
      })}
    </div>
  );
}
