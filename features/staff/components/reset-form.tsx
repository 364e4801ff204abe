"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/components/desk/submit-button";
import type { Locale } from "@/i18n/routing";
import { setNewPassword } from "../link-actions";
import { Failure } from "./failure";
import { NewPasswordFields } from "./new-password-fields";

export function ResetForm(props: { locale: Locale; token: string; email: string }) {
  const t = useTranslations("Reset");
  const [result, send] = useActionState(setNewPassword, null);
  return (
    <form action={send} className="form">
      <Failure result={result} />
      <input type="hidden" name="locale" value={props.locale} />
      <input type="hidden" name="token" value={props.token} />
      <input type="hidden" name="username" autoComplete="username" value={props.email} readOnly />
      <NewPasswordFields />
      <SubmitButton>{t("newSubmit")}</SubmitButton>
    </form>
  );
}
