"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/desk/field";
import { fewestCharacters, shortestPassword } from "@/features/staff/own-account/password-length";

/** A new password, twice: what nobody sees is easily mistyped. */
export function NewPasswordFields() {
  const t = useTranslations("NewPassword");
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
      />
      <Field {...shared} label={t("again")} name="again" />
    </>
  );
}
