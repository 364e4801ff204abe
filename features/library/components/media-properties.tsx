"use client";

import { useTranslations } from "next-intl";
import { Field, Select } from "@/components/desk/field";
import { licences } from "@/features/media/pictures/licences";
import { languageName } from "@/i18n/language-names";
import { isLocale, type Locale, locales } from "@/i18n/routing";

/** What is one for all languages. */
export type Properties = {
  licence: string;
  licenceUntil: string;
  /** In which a document is written; empty where that is none, or several. */
  language: string;
};

type Props = {
  desk: Locale;
  hasLanguage: boolean;
  saved: Properties;
  values: Properties;
  change: (part: Partial<Properties>) => void;
};

/** Under which licence it may be shown, until when, and in which language a document is. */
export function MediaProperties({ desk, hasLanguage, saved, values, change }: Props) {
  const t = useTranslations("MediaWords");
  const licenceName = useTranslations("Licences");
  return (
    <>
      <div className="form-row">
        {hasLanguage && (
          <Select
            id="language"
            label={t("language")}
            value={values.language}
            onChange={({ target }) => change({ language: target.value })}
            options={[
              { value: "", name: t("noLanguage") },
              ...locales.map((value) => ({ value, name: languageName(value, desk) })),
              // Of an older site, which had others: it stays until another one is chosen.
              ...(saved.language && !isLocale(saved.language)
                ? [{ value: saved.language, name: saved.language }]
                : []),
            ]}
          />
        )}
        <Select
          id="licence"
          label={
            <>
              {licenceName("label")}
              {!saved.licence && <span className="media-missing"> {t("missing")}</span>}
            </>
          }
          value={values.licence}
          onChange={({ target }) => change({ licence: target.value })}
          options={[
            { value: "", name: licenceName("none") },
            ...licences.map((value) => ({ value, name: licenceName(value) })),
          ]}
        />
        <Field
          id="licence-until"
          type="date"
          label={licenceName("until")}
          value={values.licenceUntil}
          onChange={({ target }) => change({ licenceUntil: target.value })}
        />
      </div>
      {hasLanguage && <p className="desk-soft desk-small">{t("languageHint")}</p>}
      <p className="desk-soft desk-small">{t("untilHint")}</p>
    </>
  );
}
