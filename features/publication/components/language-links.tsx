import { type Locale, languages } from "@/i18n/routing";

/** The same text in other languages, by the names that those have for themselves. */
export function LanguageLinks({ paths }: { paths: readonly (readonly [Locale, string])[] }) {
  return (
    <ul className="language-links">
      {paths.map(([each, path]) => (
        <li key={each}>
          <a href={path} hrefLang={languages[each].tag} lang={languages[each].tag}>
            {languages[each].name}
          </a>
        </li>
      ))}
    </ul>
  );
}
