"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { openAccount } from "@/features/staff/links/actions";
import type { Locale } from "@/i18n/routing";
import { ActionForm } from "./action-form";
import { NewPasswordFields } from "./new-password-fields";

type Props = { locale: Locale; token: string; name: string; email: string };

export function InvitationForm({ locale, token, name, email }: Props) {
  const t = useTranslations("Invitation");
  return (
    <ActionForm action={openAccount} hidden={{ locale, token }}>
      {/* For password managers: which account the password is for. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field
        label={t("name")}
        name="name"
        autoComplete="name"
        defaultValue={name}
        maxLength={100}
        required
      />
      <NewPasswordFields />
      <SubmitButton>{t("submit")}</SubmitButton>
    </ActionForm>
  );
}
