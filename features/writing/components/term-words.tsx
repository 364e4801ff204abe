import { useTranslations } from "next-intl";
import type { TextTerm } from "@/features/editorial/facts/terms-in-text";
import { type Locale, languages, locales } from "@/i18n/routing";

type Props = { term: TextTerm; locale: Locale; forbidden: boolean };

/** What a term is called in every language, and what whoever decided it noted. */
export function TermWords({ term, locale, forbidden }: Props) {
  const t = useTranslations("TextTerms");
  const named = locales.filter(
    (each) => term.forms[each].length > 0 && (each !== locale || forbidden),
  );
  return (
    <>
      {named.map((each) => (
        <span key={each} className="term-form">
          <span className="desk-soft" lang={languages[each].tag}>
            {languages[each].name}
          </span>{" "}
          <span lang={languages[each].tag}>{term.forms[each].join(" / ")}</span>
        </span>
      ))}
      {term.note && (
        <span className="desk-soft">{t("note", { note: term.note, name: term.decidedBy })}</span>
      )}
    </>
  );
}
