import { availabilityOfPaths } from "@/features/publication/catalogue/availability";
import { allStories, tags } from "@/features/publication/invalidation/tags";
import { paths } from "@/features/publication/routes/paths";
import type { ListRow } from "@/features/syndication/data";
import { type Locale, locales } from "@/i18n/routing";
import type { SitemapPage } from "./sitemap";

type Section = { key: string; locale: string; slug: string };

/**
 * Pages that are lists of stories, in all their languages, as the sitemap
 * names them: home, news, sections, years. A list last changed when one of
 * its stories did, or came, went or moved, which only its tag knows; one
 * without stories never has.
 *
 * @param times when tags of lists last expired
 */
export function listPages(
  rows: readonly ListRow[],
  sections: readonly Section[],
  times: ReadonlyMap<string, Date> = new Map(),
): SitemapPage[] {
  const keys = [...new Set(sections.map(({ key }) => key))];
  const years = [...new Set(rows.filter(({ live }) => live > 0).map(({ year }) => year))];
  const list = (
    pathOf: (locale: Locale) => string | undefined,
    of: (row: ListRow) => boolean,
    tagOf: (locale: Locale) => string,
  ): SitemapPage => {
    const own = rows.filter(of);
    return {
      availability: availabilityOfPaths(
        Object.fromEntries(
          locales.flatMap((locale) => {
            const path = pathOf(locale);
            return path ? [[locale, path]] : [];
          }),
        ),
      ),
      changedAt: Object.fromEntries(
        locales.flatMap((locale) => {
          const changes = own.filter((row) => row.locale === locale).map((row) => row.changedAt);
          const moved = changes.length > 0 ? times.get(tagOf(locale)) : undefined;
          const last = newest(moved ? [...changes, moved] : changes);
          return last ? [[locale, last]] : [];
        }),
      ),
    };
  };
  return [
    list(paths.home, () => true, ofScope(allStories)),
    list(paths.news, () => true, ofScope(allStories)),
    ...keys.map((key) =>
      list(
        (locale) => {
          const own = sections.find((each) => each.key === key && each.locale === locale);
          return own && paths.section(locale, own.slug);
        },
        (row) => row.sectionKey === key,
        ofScope(key),
      ),
    ),
    ...years.map((year) =>
      list(
        (locale) => {
          const there = rows.some(
            (row) => row.year === year && row.locale === locale && row.live > 0,
          );
          return there ? paths.year(locale, year) : undefined;
        },
        (row) => row.year === year,
        (locale) => tags.year(locale, year),
      ),
    ),
  ];
}

const ofScope = (scope: string) => (locale: Locale) => tags.head(locale, scope);

/** The tags whose times `listPages` asks for. */
export function listTags(rows: readonly ListRow[], sections: readonly Section[]): string[] {
  const scopes = [allStories, ...sections.map(({ key }) => key)];
  const years = rows.map(({ year }) => year);
  return locales.flatMap((locale) => [
    ...new Set([
      ...scopes.map((scope) => tags.head(locale, scope)),
      ...years.map((year) => tags.year(locale, year)),
    ]),
  ]);
}

function newest(dates: readonly Date[]): Date | undefined {
  return dates.reduce<Date | undefined>(
    (last, date) => (!last || date > last ? date : last),
    undefined,
  );
}
