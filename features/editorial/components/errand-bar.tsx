import { useTranslations } from "next-intl";
import { storyPaths } from "@/features/editorial/paths";
import { type Locale, languages } from "@/i18n/routing";
import { ErrandLink } from "./errand-link";

type Props = {
  desk: Locale;
  documentId: string;
  errand: readonly Locale[];
  /** The text that is being written; none: where all are seen together. */
  here: Locale | "together";
};

/** Where one is in an errand of several languages, and what comes next: links, so that it can be left and taken up again. */
export function ErrandBar({ desk, documentId, errand, here }: Props) {
  const t = useTranslations("ErrandBar");
  if (errand.length < 2) return null;
  const at = here === "together" ? errand.length : errand.indexOf(here);
  const next = errand[at + 1];
  const pathOf = (locale: Locale) => storyPaths.textOfErrand(desk, documentId, locale, errand);
  const together = storyPaths.errand(desk, documentId, errand);
  return (
    <nav className="errand-bar" aria-label={t("label")}>
      <p className="errand-at">
        <b>{t("title", { count: errand.length })}</b>{" "}
        {here !== "together" && t("at", { number: at + 1, total: errand.length })}
      </p>
      <ol>
        {errand.map((locale) => (
          <li key={locale} lang={languages[locale].tag}>
            <ErrandLink href={pathOf(locale)} current={locale === here}>
              {languages[locale].name}
            </ErrandLink>
          </li>
        ))}
        <li>
          <ErrandLink href={together} current={here === "together"}>
            {t("together")}
          </ErrandLink>
        </li>
      </ol>
      {here !== "together" && (
        <ErrandLink href={next ? pathOf(next) : together} button>
          {next ? t("next", { language: languages[next].name }) : t("nextTogether")}
        </ErrandLink>
      )}
    </nav>
  );
}
