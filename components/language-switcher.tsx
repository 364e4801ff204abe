import { useTranslations } from "next-intl";
import { languageName } from "@/i18n/language-names";
import { type Locale, languages, locales } from "@/i18n/routing";
import { Said } from "./ui/said";

/** Where one language's entry leads, and what is to be said of it. */
export type LanguageChoice =
  | { state: "live"; path: string }
  | { state: "absent" | "withdrawn"; path: string; place: "home" | "news" };

type Props = { locale: Locale; choices: Record<Locale, LanguageChoice> };

/**
 * Leads to this very page in the other languages. Where there is none it
 * says so, and leads to the nearest list that exists.
 */
export function LanguageSwitcher({ locale, choices }: Props) {
  const t = useTranslations("LanguageSwitcher");
  return (
    <nav className="language-switcher" aria-label={t("label")}>
      <ul>
        {locales.map((each) => {
          const choice = choices[each];
          const { name, tag } = languages[each];
          if (each === locale) {
            return (
              <li key={each}>
                <span aria-current="true" lang={tag}>
                  {name}
                </span>
              </li>
            );
          }
          if (choice.state === "live") {
            return (
              <li key={each}>
                <a href={choice.path} hrefLang={tag} lang={tag}>
                  {name}
                </a>
              </li>
            );
          }
          const message = choice.state === "absent" ? "missing" : "withdrawn";
          const values = { language: languageName(each, locale), place: t(choice.place) };
          return (
            <li key={each} className="is-missing">
              {/* The stylesheet shows the short note (`data-note`); screen readers get the whole sentence instead. */}
              <a
                href={choice.path}
                hrefLang={tag}
                title={t(message, values)}
                data-note={t("missingShort")}
              >
                <span lang={tag}>{name}</span>
                <Said>{`: ${t(message, values)}`}</Said>
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
