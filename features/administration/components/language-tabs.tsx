import { type Locale, languages, locales } from "@/i18n/routing";

type Props = { label: string; path: string; language: Locale };

/** Settings and menus belong to a language; this chooses which one is edited. */
export function LanguageTabs({ label, path, language }: Props) {
  return (
    <nav className="desk-tabs" aria-label={label}>
      <ul>
        {locales.map((each) => (
          <li key={each}>
            <a
              href={`${path}?language=${each}`}
              lang={languages[each].tag}
              aria-current={each === language ? "true" : undefined}
            >
              {languages[each].name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
