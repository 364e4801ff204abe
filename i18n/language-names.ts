import { type Locale, languages } from "./routing";

/** The name of a language in another one: 俄语, Russian, русский. */
export function languageName(language: Locale, inLanguage: Locale): string {
  const names = new Intl.DisplayNames([languages[inLanguage].tag], { type: "language" });
  return names.of(language) ?? languages[language].name;
}
