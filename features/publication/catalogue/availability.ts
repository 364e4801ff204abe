import { type Locale, locales } from "@/i18n/routing";

/**
 * The availability graph: what the public can have of one document in each
 * language. Switcher, alternates, sitemap, feeds, lists and structured data
 * read it; nothing works it out a second time.
 */

/** What the graph needs of a publication. */
export type PublicationState = {
  locale: string;
  state: "LIVE" | "WITHDRAWN";
  path: string;
  firstPublishedAt: Date;
  withdrawnAt: Date | null;
  sourceVersion: number;
};

type Availability =
  | { state: "live"; path: string; since: Date; sourceVersion: number }
  | { state: "withdrawn"; path: string; since: Date }
  | { state: "absent" };

export type AvailabilityGraph = Record<Locale, Availability>;

/**
 * @param publications all publications of one document, in any order;
 *   languages that the site does not have are passed over
 * @returns one answer for each language of the site
 */
export function availabilityOf(publications: readonly PublicationState[]): AvailabilityGraph {
  const byLocale = new Map(publications.map((publication) => [publication.locale, publication]));
  return Object.fromEntries(
    locales.map((locale) => [locale, availability(byLocale.get(locale))]),
  ) as AvailabilityGraph;
}

function availability(publication: PublicationState | undefined): Availability {
  if (!publication) return { state: "absent" };
  const { path, sourceVersion } = publication;
  if (publication.state === "LIVE") {
    return { state: "live", path, since: publication.firstPublishedAt, sourceVersion };
  }
  return {
    state: "withdrawn",
    path,
    since: publication.withdrawnAt ?? publication.firstPublishedAt,
  };
}

/**
 * The graph of a page that is no document (home, lists): live where it has
 * an address, absent elsewhere.
 *
 * @param paths path by language, for the languages that have the page
 */
export function availabilityOfPaths(paths: Partial<Record<Locale, string>>): AvailabilityGraph {
  return Object.fromEntries(
    locales.map((locale) => {
      const path = paths[locale];
      return [
        locale,
        path ? { state: "live", path, since: new Date(0), sourceVersion: 0 } : { state: "absent" },
      ];
    }),
  ) as AvailabilityGraph;
}

/** Paths of the live languages, in the site's order. */
export function livePaths(graph: AvailabilityGraph): [Locale, string][] {
  return locales.flatMap((locale) => {
    const entry = graph[locale];
    return entry.state === "live" ? [[locale, entry.path] as [Locale, string]] : [];
  });
}
