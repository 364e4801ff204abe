import { feedSeries, sitemapPieceIsLive } from "@/features/publication/invalidation/series";
import type { Locale } from "@/i18n/routing";
import { publicDb } from "@/lib/db/public";

/** Reads of the public record that decide whether there is a sitemap or feed at an address. */

/** How many stories a feed has, withdrawn ones included, and when the last of them came. */
export async function publishedSeries(
  locale: Locale,
  scope: string,
): Promise<{ total: number; newestAt: Date | null }> {
  const { _count, _max } = await publicDb().publication.aggregate({
    where: feedSeries(locale, scope),
    _count: true,
    _max: { firstPublishedAt: true },
  });
  return { total: _count, newestAt: _max.firstPublishedAt };
}

/** Whether a numbered sitemap has a live story. */
export function publishedSitemapPieceExists(locale: Locale, piece: number): Promise<boolean> {
  return sitemapPieceIsLive(publicDb(), locale, piece);
}
