"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "@/components/desk/submit-button";
import { setNewPassword } from "@/features/staff/links/actions";
import type { Locale } from "@/i18n/routing";
import { ActionForm } from "./action-form";
import { NewPasswordFields } from "./new-password-fields";

export function ResetForm(props: { locale: Locale; token: string; email: string }) {
  const t = useTranslations("Reset");
  return (
    <ActionForm action={setNewPassword} hidden={{ locale: props.locale, token: props.token }}>
      <input type="hidden" name="username" autoComplete="username" value={props.email} readOnly />
      <NewPasswordFields />
      <SubmitButton>{t("newSubmit")}</SubmitButton>
    </ActionForm>
  );
}
