"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Field } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import type { Locale } from "@/i18n/routing";
import { createFirstAdministrator } from "../link-actions";
import { Failure } from "./failure";
import { NewPasswordFields } from "./new-password-fields";

export function SetupForm({ locale, token }: { locale: Locale; token: string }) {
  const t = useTranslations("Setup");
  const [result, send] = useActionState(createFirstAdministrator, null);
  return (
    <form action={send} className="form">
      <Failure result={result} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="token" value={token} />
      <Field label={t("name")} name="name" autoComplete="name" required maxLength={100} />
      <Field label={t("email")} name="email" type="email" autoComplete="username" required />
      <NewPasswordFields />
      <SubmitButton>{t("submit")}</SubmitButton>
    </form>
  );
}
