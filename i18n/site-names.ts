import en from "@/messages/en.json" with { type: "json" };
import ru from "@/messages/ru.json" with { type: "json" };
import zh from "@/messages/zh.json" with { type: "json" };
import { fallbackLocale } from "./fallback-locale";
import { type Locale, locales } from "./routing";

const names: Record<Locale, string> = { zh: zh.Site.name, en: en.Site.name, ru: ru.Site.name };

/**
 * What the house is called, for who must call it the same in every language:
 * machines that collect what is said of one thing on many pages.
 *
 * @returns its name, and those that it has elsewhere
 */
export function siteNames(): { name: string; others: string[] } {
  const name = names[fallbackLocale()];
  const others = new Set(locales.map((locale) => names[locale]));
  others.delete(name);
  return { name, others: [...others] };
}

/** The language whose own name of the house this is. */
export const languageOfName = (name: string): Locale | undefined =>
  locales.find((locale) => names[locale] === name);
