"use client";

import { useTranslations } from "next-intl";
import type { TextTerm } from "@/features/editorial/facts/terms-in-text";
import { type Locale, languages } from "@/i18n/routing";
import { TermWords } from "./term-words";

type Props = {
  locale: Locale;
  terms: readonly TextTerm[];
  /** Leads to where the text names it first. */
  go: (term: TextTerm) => void;
};

/** A longer list is opened by who wants it. */
const shownAtOnce = 8;

/** The house's terms that a text names: those in a form that is not to be used first. */
export function TermsPanel({ locale, terms, go }: Props) {
  const t = useTranslations("TextTerms");
  const wrong = terms.filter(isWrong);
  const sorted = [...wrong, ...terms.filter((term) => !isWrong(term))];
  const rest = sorted.slice(Math.max(shownAtOnce, wrong.length));
  const list = (some: readonly TextTerm[]) => (
    <ul>
      {some.map((term) => (
        <Term key={term.id} {...{ term, locale, go }} />
      ))}
    </ul>
  );
  return (
    <section className="terms" aria-labelledby="terms" hidden={terms.length === 0}>
      <h2 id="terms">{t("title")}</h2>
      <p className="desk-soft desk-small" role="status">
        {terms.length > 0 && t("count", { count: terms.length, wrong: wrong.length })}
      </p>
      {list(sorted.slice(0, sorted.length - rest.length))}
      {rest.length > 0 && (
        <details>
          <summary>{t("more", { count: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </section>
  );
}

const isWrong = ({ places }: TextTerm) => places.some(({ forbidden }) => forbidden);

type TermProps = Pick<Props, "locale" | "go"> & { term: TextTerm };

function Term({ term, locale, go }: TermProps) {
  const t = useTranslations("TextTerms");
  const wrong = [
    ...new Set(term.places.filter(({ forbidden }) => forbidden).map(({ quote }) => quote)),
  ];
  const { tag } = languages[locale];
  return (
    <li className={wrong.length > 0 ? "term-entry is-forbidden" : "term-entry"}>
      <button type="button" onClick={() => go(term)}>
        <span lang={tag}>{term.forms[locale][0] ?? term.places[0]?.quote}</span>
        {term.places.length > 1 && (
          <span className="desk-soft"> {t("times", { count: term.places.length })}</span>
        )}
      </button>
      {wrong.length > 0 && (
        <span>
          {t("notThese")}{" "}
          {wrong.map((quote, index) => (
            <span key={quote}>
              {index > 0 && ", "}
              <s lang={tag}>{quote}</s>
            </span>
          ))}
        </span>
      )}
      <TermWords {...{ term, locale }} forbidden={wrong.length > 0} />
    </li>
  );
}
