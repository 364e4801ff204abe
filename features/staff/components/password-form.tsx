"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Field } from "@/components/desk/field";
import { useKeptForm } from "@/components/desk/kept-form";
import { Notice } from "@/components/desk/notice";
import { SubmitButton } from "@/components/desk/submit-button";
import { savePassword } from "@/features/staff/own-account/actions";
import { Failure } from "./failure";
import { NewPasswordFields } from "./new-password-fields";

export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("Account");
  const [result, send] = useActionState(savePassword, null);
  const form = useKeptForm(send, result?.ok && result);
  return (
    <form {...form} className="form desk-narrow">
      <Failure result={result} />
      {result?.ok && <Notice kind="good">{t("passwordChanged")}</Notice>}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field
        label={t("currentPassword")}
        name="current"
        type="password"
        autoComplete="current-password"
        required
      />
      <NewPasswordFields />
      <SubmitButton kind="plain">{t("savePassword")}</SubmitButton>
    </form>
  );
}
