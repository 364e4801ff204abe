"use client";

import { useTranslations } from "next-intl";
import { Field, Select } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { saveProfile } from "@/features/staff/own-account/actions";
import { type Locale, languages, locales } from "@/i18n/routing";
import { ActionForm } from "./action-form";

export function ProfileForm({ name, language }: { name: string; language: Locale }) {
  const t = useTranslations("Account");
  return (
    <ActionForm action={saveProfile} className="form desk-narrow">
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
    </ActionForm>
  );
}
