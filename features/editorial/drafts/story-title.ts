import { isLocale, type Locale, locales } from "@/i18n/routing";
import { isBlank } from "@/lib/text/seen";

export type StoryTitle = { title: string; locale: Locale };

/**
 * By what staff know a story, everywhere on the desk: its title in the
 * language of their desk where there is one, else in the language it was begun
 * in, else in any.
 *
 * @returns an empty title, in the language of the desk, for a story without one
 */
export function storyTitle(
  desk: Locale,
  primary: string,
  texts: readonly { locale: string; title: string | null | undefined }[],
): StoryTitle {
  for (const locale of [desk, primary, ...locales]) {
    const title = texts.find((text) => text.locale === locale)?.title;
    if (isLocale(locale) && title && !isBlank(title)) return { title, locale };
  }
  return { title: "", locale: desk };
}
