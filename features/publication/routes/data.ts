import { sitemapPieceIsLive } from "@/features/publication/invalidation/series";
import { sectionOf } from "@/features/publication/invalidation/tags";
import { storyCount } from "@/features/publication/story-months/data";
import type { Locale } from "@/i18n/routing";
import { publicDb } from "@/lib/db/public";

/** Reads of the public record that decide whether there is a sitemap or feed at an address. */

/** How many stories a feed has, withdrawn ones included. */
export const publishedSeriesLength = (locale: Locale, scope: string): Promise<number> =>
  storyCount(publicDb(), locale, sectionOf(scope));

/** Whether a numbered sitemap has a live story. */
export function publishedSitemapPieceExists(locale: Locale, piece: number): Promise<boolean> {
  return sitemapPieceIsLive(publicDb(), locale, piece);
}
