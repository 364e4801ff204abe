import type { LanguageChoice } from "@/components/language-switcher";
import { isInNews } from "@/features/publication/routes/addresses";
import { paths } from "@/features/publication/routes/paths";
import { type Locale, locales } from "@/i18n/routing";
import type { AvailabilityGraph } from "./availability";

/**
 * What the language switcher offers on a page.
 *
 * @param path the page's own address: under `/news` the nearest list of
 *   another language is its news, elsewhere its home page
 */
export function languageChoices(
  availability: AvailabilityGraph,
  path: string,
): Record<Locale, LanguageChoice> {
  const inNews = isInNews(path);
  return Object.fromEntries(
    locales.map((locale): [Locale, LanguageChoice] => {
      const entry = availability[locale];
      if (entry.state === "live") return [locale, { state: "live", path: entry.path }];
      return [
        locale,
        inNews
          ? { state: entry.state, path: paths.news(locale), place: "news" }
          : { state: entry.state, path: paths.home(locale), place: "home" },
      ];
    }),
  ) as Record<Locale, LanguageChoice>;
}
