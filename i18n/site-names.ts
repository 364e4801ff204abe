import en from "@/messages/en.json" with { type: "json" };
import ru from "@/messages/ru.json" with { type: "json" };
import zh from "@/messages/zh.json" with { type: "json" };
import { fallbackLocale } from "./fallback-locale";
import { type Locale, locales } from "./routing";

const names: Record<Locale, string> = { zh: zh.Site.name, en: en.Site.name, ru: ru.Site.name };

/**
 * What the organisation is called in structured data: the same name on the
 * pages of every language, because search engines collect what many pages say
 * of one organisation.
 *
 * @returns its name in the fallback language, and its names in the others
 */
export function siteNames(): { name: string; others: string[] } {
  const name = names[fallbackLocale()];
  const others = new Set(locales.map((locale) => names[locale]));
  others.delete(name);
  return { name, others: [...others] };
}

/** The language in which the organisation is called so. */
export const languageOfName = (name: string): Locale | undefined =>
  locales.find((locale) => names[locale] === name);
