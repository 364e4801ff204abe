"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { signIn } from "@/features/staff/sign-in/actions";
import type { Locale } from "@/i18n/routing";
import { staffPaths } from "../paths";
import { ActionForm } from "./action-form";

/** Works without a script as well; passkeys do not. */
export function SignInForm({ locale, next }: { locale: Locale; next: string | undefined }) {
  const t = useTranslations("SignIn");
  return (
    <ActionForm action={signIn} hidden={{ locale, next }}>
      <Field
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username webauthn"
        inputMode="email"
        required
      />
      <Field
        label={t("password")}
        name="password"
        type="password"
        autoComplete="current-password"
        required
      />
      <div className="button-row">
        <SubmitButton>{t("submit")}</SubmitButton>
        <a className="button button-quiet" href={staffPaths.reset(locale)}>
          {t("forgotten")}
        </a>
      </div>
    </ActionForm>
  );
}
