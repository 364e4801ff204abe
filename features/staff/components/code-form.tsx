"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { signInByCode } from "@/features/staff/sign-in/actions";
import type { Locale } from "@/i18n/routing";
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
      <SubmitButton>{t("submit")}</SubmitButton>
    </ActionForm>
  );
}
