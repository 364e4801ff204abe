import type { Locale } from "@/i18n/routing";
import { tags } from "./tags";

/**
 * What a change of the public record touches. Both the tags that expire and
 * the addresses that a receipt lists come from it, so they cannot disagree.
 */
export type InvalidationTarget =
  /** A document's own page: its text, alternates, neighbours. */
  | { what: "page"; locale: Locale; documentId: string }
  /** Whatever shows its card. */
  | { what: "card"; locale: Locale; documentId: string }
  /** The head of a list; of all stories: with home. */
  | { what: "head"; locale: Locale; scope: string }
  | { what: "archive"; locale: Locale; scope: string; page: number }
  | { what: "year"; locale: Locale; year: number }
  /** Which years have stories. */
  | { what: "years"; locale: Locale }
  /** Every page of a language. */
  | { what: "frame"; locale: Locale }
  | { what: "home"; locale: Locale }
  | { what: "sitemap" }
  /** One numbered sitemap. */
  | { what: "sitemap-piece"; locale: Locale; piece: number }
  /** The newest entries of a feed; `piece`: an archive document of it. */
  | { what: "feed"; locale: Locale; scope: string; piece?: number }
  /** One that came to be public, or is no more; asked about anew each time and never kept. */
  | { what: "picture"; hash: string; width: number }
  /** The card by which a text was shown elsewhere, and is not any more. */
  | { what: "share-card"; hash: string }
  /** An address that leads elsewhere from now on; it was never kept as a page. */
  | { what: "redirect"; path: string };

/** @returns none for what is not kept */
export function tagOf(touched: InvalidationTarget): string | undefined {
  switch (touched.what) {
    case "page":
      return tags.page(touched.locale, touched.documentId);
    case "card":
      return tags.card(touched.locale, touched.documentId);
    case "head":
      return tags.head(touched.locale, touched.scope);
    case "archive":
      return tags.archive(touched.locale, touched.scope, touched.page);
    case "year":
      return tags.year(touched.locale, touched.year);
    case "years":
      return tags.years(touched.locale);
    case "frame":
      return tags.frame(touched.locale);
    case "home":
      return tags.home(touched.locale);
    case "sitemap":
      return tags.sitemap();
    case "sitemap-piece":
      return tags.sitemapPiece(touched.locale, touched.piece);
    case "feed":
      return touched.piece === undefined
        ? tags.feed(touched.locale, touched.scope)
        : tags.feedArchive(touched.locale, touched.scope, touched.piece);
    case "picture":
    case "share-card":
    case "redirect":
      return undefined;
  }
}

export function tagsOf(touched: readonly InvalidationTarget[]): string[] {
  return touched.flatMap((each) => tagOf(each) ?? []);
}
