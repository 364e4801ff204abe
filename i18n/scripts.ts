import { type Locale, languages } from "./routing";

const scripts: Record<string, RegExp> = {
  zh: /\p{Script=Han}/u,
  en: /\p{Script=Latin}/u,
  ru: /\p{Script=Cyrillic}/u,
};

/** Whether a text has letters, and none of the language's own script. */
export function isForeignScript(locale: Locale, text: string): boolean {
  const own = scripts[languages[locale].tag.slice(0, 2)];
  return own !== undefined && /\p{Letter}/u.test(text) && !own.test(text);
}
