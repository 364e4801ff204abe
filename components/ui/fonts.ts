import type { Locale } from "@/i18n/routing";

/**
 * The one web font that a page of a language loads; made by
 * `scripts/fonts.ts`. Chinese pages use the system's faces.
 */
const files: Partial<Record<Locale, string>> = {
  en: "/fonts/newsroom-serif-latin.54b3a2e9.woff2",
  ru: "/fonts/newsroom-serif-cyrillic.15948d4f.woff2",
};

export function fontOf(locale: Locale): string | undefined {
  return files[locale];
}
