"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { signInByCode } from "@/features/staff/sign-in/actions";
import type { Locale } from "@/i18n/routing";
import { staffPaths } from "../paths";
import { ActionForm } from "./action-form";

export function CodeForm({ locale, next }: { locale: Locale; next: string | undefined }) {
  const t = useTranslations("SignInCode");
  return (
    <ActionForm action={signInByCode} hidden={{ locale, next }}>
      <Field
        label={t("code")}
        name="code"
        hint={t("hint")}
        autoComplete="one-time-code"
        className="input-code"
        maxLength={40}
        autoFocus
        required
      />
      <div className="button-row">
        <SubmitButton>{t("submit")}</SubmitButton>
        <a className="button button-quiet" href={staffPaths.signIn(locale, next)}>
          {t("back")}
        </a>
      </div>
    </ActionForm>
  );
}
