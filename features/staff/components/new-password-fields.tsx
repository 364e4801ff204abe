"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/desk/field";
import { fewestCharacters, shortestPassword } from "@/features/staff/own-account/password-length";
import { PasswordStrength, usePasswordStrength } from "./password-strength";

/** A new password, twice: what nobody sees is easily mistyped. */
export function NewPasswordFields() {
  const t = useTranslations("NewPassword");
  const { strength, judge } = usePasswordStrength();
  const shared = {
    type: "password",
    autoComplete: "new-password",
    minLength: fewestCharacters,
    required: true,
  } as const;
  return (
    <>
      <Field
        {...shared}
        label={t("password")}
        name="password"
        hint={t("hint", { count: shortestPassword, han: fewestCharacters })}
        onInput={(event) => judge(event.currentTarget)}
      />
      <PasswordStrength strength={strength} />
      <Field {...shared} label={t("again")} name="again" />
    </>
  );
}
