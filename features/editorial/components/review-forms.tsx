"use client";

import { useTranslations } from "next-intl";
import { TextArea } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { approveText, giveBack } from "@/features/editorial/actions";
import type { Locale } from "@/i18n/routing";
import { ActionForm } from "./action-form";
import { OpenCommentsWarning } from "./open-comments";

type Props = {
  desk: Locale;
  documentId: string;
  locale: Locale;
  /** Of what is shown above: if it has changed since, nothing is approved or given back. */
  publicHash: string;
  openComments: number;
  may: { approve: boolean; giveBack: boolean };
};

/** The two answers to a text that was submitted, below what they are about. */
export function ReviewForms({ desk, documentId, locale, publicHash, openComments, may }: Props) {
  const t = useTranslations("ReviewForms");
  const which = { desk, documentId, locale };
  if (!may.approve && !may.giveBack)
    return <p className="desk-soft review-forms">{t("nothing")}</p>;
  return (
    <section className="review-forms" aria-label={t("title")}>
      {may.approve && (
        <OpenCommentsWarning {...{ desk, documentId }} texts={[{ locale, openComments }]} />
      )}
      {may.approve && (
        <ActionForm action={approveText} hidden={{ ...which, publicHash }}>
          <SubmitButton>{t("approve")}</SubmitButton>
        </ActionForm>
      )}
      {may.giveBack && (
        <ActionForm
          action={giveBack}
          hidden={{ ...which, publicHash }}
          className="form desk-narrow"
        >
          <TextArea
            label={t("reason")}
            hint={t("reasonHint")}
            name="reason"
            id="reason"
            rows={3}
            required
            maxLength={1000}
          />
          <SubmitButton kind="plain">{t("giveBack")}</SubmitButton>
        </ActionForm>
      )}
    </section>
  );
}
