import { useTranslations } from "next-intl";
import { TextArea } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { Table } from "@/components/desk/table";
import { storyPaths } from "@/features/writing/paths";
import { type Locale, languages, locales } from "@/i18n/routing";
import { approveText, askReview, giveBack } from "../actions";
import type { DocumentDetail } from "../data";
import { ActionForm } from "./action-form";
import { differs } from "./story-frame";
import { TextState } from "./text-state";

type Props = { desk: Locale; detail: DocumentDetail; mayApprove: boolean };

/** The languages of a story with their states, and what comes next for each. */
export function TextsTable({ desk, detail, mayApprove }: Props) {
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
              {text?.head && (
                <Review
                  {...{ id, locale, mayApprove }}
                  text={text}
                  contentHash={text.contentHash}
                />
              )}
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

type ReviewProps = {
  id: string;
  locale: Locale;
  text: DocumentDetail["texts"][number];
  contentHash: string;
  mayApprove: boolean;
};

function Review({ id, locale, text, contentHash, mayApprove }: ReviewProps) {
  const t = useTranslations("TextsTable");
  const which = { documentId: id, locale };
  const { editorial } = text.states;
  const label = (verb: string) => `${verb}: ${languages[locale].name}`;
  if (editorial === "DRAFT") {
    return (
      <ActionForm action={askReview} hidden={which}>
        <SubmitButton kind="plain" small label={label(t("submit"))}>
          {t("submit")}
        </SubmitButton>
      </ActionForm>
    );
  }
  if (editorial === "SCHEDULED" || !mayApprove) return null;
  return (
    <div className="review">
      {editorial === "IN_REVIEW" && (
        <ActionForm action={approveText} hidden={{ ...which, contentHash }}>
          <SubmitButton kind="plain" small label={label(t("approve"))}>
            {t("approve")}
          </SubmitButton>
        </ActionForm>
      )}
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
          <SubmitButton kind="plain" small label={label(t("return"))}>
            {t("return")}
          </SubmitButton>
        </ActionForm>
      </details>
    </div>
  );
}
