/**
 * The site's languages, in the order in which switchers and alternates list
 * them. A fourth one is a line here and a catalogue in `messages/`.
 */
export const languages = {
  zh: { tag: "zh-Hans", openGraph: "zh_CN", name: "中文" },
  en: { tag: "en", openGraph: "en_GB", name: "English" },
  ru: { tag: "ru", openGraph: "ru_RU", name: "Русский" },
} as const;

export type Locale = keyof typeof languages;

export const locales = Object.keys(languages) as [Locale, ...Locale[]];

export const defaultLocale: Locale = "zh";

export function isLocale(value: string | undefined): value is Locale {
  return value !== undefined && Object.hasOwn(languages, value);
}

/**
 * One zone for all languages, so that a story has the same day everywhere.
 * It has no daylight saving time.
 */
export const newsroomTimeZone = "Asia/Shanghai";
