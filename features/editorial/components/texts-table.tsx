import { useTranslations } from "next-intl";
import { TextArea } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { Table } from "@/components/desk/table";
import type { Person } from "@/features/audit/actors/actors";
import { storyPaths } from "@/features/editorial/paths";
import { differs } from "@/features/editorial/publishing/live-text";
import { stepsFor } from "@/features/editorial/review/steps";
import { type Locale, languages, locales } from "@/i18n/routing";
import { approveText, askReview, giveBack } from "../actions";
import type { DocumentDetail } from "../data";
import { ActionForm } from "./action-form";
import { TextState } from "./text-state";

type Props = { desk: Locale; detail: DocumentDetail; person: Person };

/** The languages of a story with their states, and what comes next for each. */
export function TextsTable({ desk, detail, person }: Props) {
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
              />
            </td>
            <td data-label={t("text")}>
              <a href={storyPaths.text(desk, id, locale)} lang={languages[locale].tag}>
                {text?.head?.title || t("write")}
              </a>
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

type StepsProps = {
  desk: Locale;
  id: string;
  text: DocumentDetail["texts"][number];
  person: Person;
};

/** What this person can do with this text now; nothing where nothing would change. */
function Steps({ desk, id, text, person }: StepsProps) {
  const t = useTranslations("TextsTable");
  const { locale, head, publicHash } = text;
  const which = { documentId: id, locale };
  const subject = {
    ...text.states,
    authorId: head?.authorId ?? null,
    authorName: head?.authorName ?? "",
    newer: differs(text),
  };
  const offered = new Set(stepsFor(subject, person));
  const button = (step: "submit" | "approve" | "return") => (
    <SubmitButton kind="plain" small label={`${t(step)}: ${languages[locale].name}`}>
      {t(step)}
    </SubmitButton>
  );
  return (
    <div className="review">
      {offered.has("submit") && (
        <ActionForm action={askReview} hidden={which}>
          {button("submit")}
        </ActionForm>
      )}
      {offered.has("approve") && (
        <ActionForm action={approveText} hidden={{ ...which, publicHash }}>
          {button("approve")}
        </ActionForm>
      )}
      {elsewhere
        .filter((step) => offered.has(step))
        .map((step) => (
          <a
            key={step}
            className="button button-small"
            href={storyPaths.step(desk, id, step, locale)}
            aria-label={`${t(step)}: ${languages[locale].name}`}
          >
            {t(step)}
          </a>
        ))}
      {offered.has("return") && (
        <details>
          <summary>{t("return")}</summary>
          <ActionForm action={giveBack} hidden={which} className="form">
            <TextArea
              label={t("reason")}
              name="reason"
              id={`reason-${locale}`}
              rows={2}
              required
              maxLength={1000}
            />
            {button("return")}
          </ActionForm>
        </details>
      )}
    </div>
  );
}

/** These verbs have pages of their own, which show first what they would change. */
const elsewhere = ["publish", "update", "republish", "unschedule", "withdraw"] as const;
