import { useTranslations } from "next-intl";
import { Check, Field, TextArea } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import type { Term } from "@/features/glossary/schema";
import { type Locale, languages, locales } from "@/i18n/routing";
import { changeTerm } from "../glossary/actions";
import { ActionForm } from "./action-form";

const forbiddenField = { zh: "notZh", en: "notEn", ru: "notRu" } as const;

/** One term of the glossary: a new one, or one that is changed. */
export function TermForm({ locale, term }: { locale: Locale; term?: Term | undefined }) {
  const t = useTranslations("TermForm");
  return (
    <section className="desk-part" aria-labelledby="term">
      <h2 id="term">{term ? t("change", { name: nameOf(term, locale) }) : t("add")}</h2>
      <ActionForm
        key={term?.id ?? "new"}
        action={changeTerm}
        hidden={{ locale, ...(term ? { id: term.id } : {}) }}
      >
        <div className="desk-columns">
          {locales.map((each) => (
            <fieldset key={each} className="form">
              <legend lang={languages[each].tag}>{languages[each].name}</legend>
              <TextArea
                label={t("forms")}
                hint={t("formsHint")}
                name={each}
                lang={languages[each].tag}
                rows={3}
                defaultValue={term?.forms[each].join("\n")}
              />
              <TextArea
                label={t("forbidden")}
                name={forbiddenField[each]}
                lang={languages[each].tag}
                rows={2}
                defaultValue={term?.forbidden[each].join("\n")}
              />
            </fieldset>
          ))}
        </div>
        <Field label={t("note")} name="note" maxLength={500} defaultValue={term?.note} wide />
        <Check name="public" value="1" label={t("public")} defaultChecked={term?.public ?? false} />
        <Check
          name="implied"
          value="1"
          label={t("implied")}
          defaultChecked={term?.implied ?? false}
        />
        <div className="button-row">
          <SubmitButton>{t("save")}</SubmitButton>
          {term && (
            <SubmitButton kind="plain" name="act" value="remove">
              {t("remove")}
            </SubmitButton>
          )}
        </div>
      </ActionForm>
    </section>
  );
}

const nameOf = ({ forms }: Term, locale: Locale) =>
  forms[locale][0] ?? forms.en[0] ?? forms.zh[0] ?? forms.ru[0] ?? "";
