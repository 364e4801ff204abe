import type { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { entriesPerFeed } from "./series";
import { allStories } from "./tags";

/**
 * The stories of a feed (of a language, or of one section of it) in the order
 * of their dates (docs/decisions/0028-one-date-policy.md). The feed itself
 * has the newest of those that are news; its archive documents (RFC 5005, 4)
 * have all of them, cut into pieces of a fixed length and counted from the
 * oldest, the last one as far as it goes. Withdrawn stories keep their place
 * in a piece, which shows those that are live.
 *
 * Reads of feeds and what a publish expires of them use the same queries.
 */

/**
 * Everything of a feed, withdrawn stories too.
 *
 * @param scope `allStories` or the key of a section
 */
export function feedSeries(locale: Locale, scope: string) {
  return {
    locale,
    kind: "ARTICLE",
    ...(scope === allStories ? {} : { sectionKey: scope }),
  } satisfies Prisma.PublicationWhereInput;
}

/** The newest entries: live, and no backfilled ones, which nobody waits for. */
export function feedHead(locale: Locale, scope: string) {
  return {
    where: { ...feedSeries(locale, scope), state: "LIVE", backfilled: false },
    orderBy: [...newestFirst],
    take: entriesPerFeed,
  } satisfies Prisma.PublicationFindManyArgs;
}

export const newestFirst = [{ publishedAt: "desc" }, { id: "desc" }] as const;
export const oldestFirst = [{ publishedAt: "asc" }, { id: "asc" }] as const;
