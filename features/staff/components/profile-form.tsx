"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Field, Select } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { type Locale, languages, locales } from "@/i18n/routing";
import { saveProfile } from "../own-actions";
import { Failure } from "./failure";

export function ProfileForm({ name, language }: { name: string; language: Locale }) {
  const t = useTranslations("Account");
  const [result, send] = useActionState(saveProfile, null);
  return (
    <form action={send} className="form desk-narrow">
      <Failure result={result} />
      <Field
        label={t("name")}
        name="name"
        id="own-name"
        defaultValue={name}
        autoComplete="name"
        maxLength={100}
        required
      />
      <Select
        label={t("language")}
        name="locale"
        hint={t("languageHint")}
        defaultValue={language}
        options={locales.map((each) => ({ value: each, name: languages[each].name }))}
      />
      <SubmitButton kind="plain">{t("saveProfile")}</SubmitButton>
    </form>
  );
}
