"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Field } from "@/components/desk/field";
import { useKeptForm } from "@/components/desk/kept-form";
import { Notice } from "@/components/desk/notice";
import { SubmitButton } from "@/components/desk/submit-button";
import { askForReset } from "@/features/staff/links/actions";
import type { Locale } from "@/i18n/routing";
import { staffPaths } from "../paths";
import { Failure } from "./failure";

/** @param sent false: mails are files on the server */
export function ResetRequestForm({ locale, sent }: { locale: Locale; sent: boolean }) {
  const t = useTranslations("Reset");
  const [result, send] = useActionState(askForReset, null);
  const form = useKeptForm(send);
  if (result?.ok) {
    return (
      <>
        {sent ? <Notice kind="good">{t("sent")}</Notice> : <Notice>{t("sentFile")}</Notice>}
        <a className="button" href={staffPaths.signIn(locale)}>
          {t("back")}
        </a>
      </>
    );
  }
  return (
    <form {...form} className="form">
      <Failure result={result} />
      <Field label={t("email")} name="email" type="email" autoComplete="username" required />
      <div className="button-row">
        <SubmitButton>{t("submit")}</SubmitButton>
        <a className="button button-quiet" href={staffPaths.signIn(locale)}>
          {t("back")}
        </a>
      </div>
    </form>
  );
}
