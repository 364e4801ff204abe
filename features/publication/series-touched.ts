import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import {
  entriesPerFeed,
  feedArchiveCount,
  pieceCount,
  pieceOf,
  placeInSeries,
  urlsPerSitemap,
} from "./series";
import { allStories } from "./tags";
import type { Touched } from "./touched";

/**
 * Which sitemaps and feeds a change of a story touches.
 *
 * A story that comes first stands at the end of its series, and one piece
 * changes. (The pieces after its place are listed all the same: clocks can
 * go back.) Its translations' sitemaps name it as their alternate.
 *
 * @param before where it was: the key of its section, or undefined for a story
 *   that was never public
 * @param tx a transaction that has already written the change
 */
export async function seriesTouched(
  tx: Transaction,
  documentId: string,
  locale: Locale,
  before: { sectionKey: string | null } | undefined,
  after: { sectionKey: string | null },
): Promise<Touched[]> {
  const rows = await tx.publication.findMany({ where: { documentId }, select: { locale: true } });
  const touched: Touched[] = [];
  for (const { locale: other } of rows) {
    const { place, total } = await placeInSeries(tx, other as Locale, allStories, documentId);
    const first = pieceOf(place, urlsPerSitemap);
    const last = other === locale && !before ? pieceCount(total, urlsPerSitemap) : first;
    for (let piece = first; piece <= last; piece++) {
      touched.push({ what: "sitemap-piece", locale: other as Locale, piece });
    }
  }
  touched.push(...(await feedTouched(tx, documentId, locale, allStories, !before)));
  const moved = before !== undefined && before.sectionKey !== after.sectionKey;
  for (const scope of new Set([before?.sectionKey, after.sectionKey])) {
    if (scope)
      touched.push(...(await feedTouched(tx, documentId, locale, scope, !before || moved)));
  }
  return touched;
}

/**
 * @param shifts whether the stories after it have got another place
 * @returns the pieces of one feed that hold the story
 */
export async function feedTouched(
  tx: Transaction,
  documentId: string,
  locale: Locale,
  scope: string,
  shifts: boolean,
): Promise<Touched[]> {
  const { place, total, newerLive } = await placeInSeries(tx, locale, scope, documentId);
  const archives = feedArchiveCount(total);
  // One story more, or one less, may make or end the last archive document.
  const resized = shifts && archives !== feedArchiveCount(total - 1);
  const own = pieceOf(place, entriesPerFeed);
  const last = shifts ? archives : Math.min(own, archives);
  const pieces = new Set(resized ? [archives] : []);
  for (let piece = own; piece <= last; piece++) pieces.add(piece);
  return [
    ...(newerLive < entriesPerFeed || resized ? [{ what: "feed", locale, scope } as const] : []),
    ...[...pieces].map((piece) => ({ what: "feed", locale, scope, piece }) as const),
  ];
}
