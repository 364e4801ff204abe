"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { createFirstAdministrator } from "@/features/staff/links/actions";
import type { Locale } from "@/i18n/routing";
import { ActionForm } from "./action-form";
import { NewPasswordFields } from "./new-password-fields";

export function SetupForm({ locale, token }: { locale: Locale; token: string }) {
  const t = useTranslations("Setup");
  return (
    <ActionForm action={createFirstAdministrator} hidden={{ locale, token }}>
      <Field label={t("name")} name="name" autoComplete="name" required maxLength={100} />
      <Field label={t("email")} name="email" type="email" autoComplete="username" required />
      <NewPasswordFields />
      <SubmitButton>{t("submit")}</SubmitButton>
    </ActionForm>
  );
}
