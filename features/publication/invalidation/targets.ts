import type { Locale } from "@/i18n/routing";
import { tags } from "./tags";

/**
 * What a change of the public record touches. Both the tags that expire and
 * the addresses that a receipt lists come from it, so they cannot disagree.
 */
export type InvalidationTarget =
  /** A document's own page: its text, alternates, neighbours. */
  | { kind: "page"; locale: Locale; documentId: string }
  /** Whatever shows its card. */
  | { kind: "card"; locale: Locale; documentId: string }
  /** The head of a list; of all stories: with home. */
  | { kind: "head"; locale: Locale; scope: string }
  | { kind: "archive"; locale: Locale; scope: string; page: number }
  | { kind: "year"; locale: Locale; year: number }
  /** Which years have stories. */
  | { kind: "years"; locale: Locale }
  /** Every page of a language. */
  | { kind: "frame"; locale: Locale }
  | { kind: "home"; locale: Locale }
  | { kind: "sitemap" }
  /** One numbered sitemap. */
  | { kind: "sitemap-piece"; locale: Locale; piece: number }
  /** The newest entries of a feed; `piece`: an archive document of it. */
  | { kind: "feed"; locale: Locale; scope: string; piece?: number }
  /** One that came to be public, or is no more; asked about anew each time and never kept. */
  | { kind: "picture"; hash: string; width: number }
  /** The same of a file to download. */
  | { kind: "file"; hash: string; mime: string }
  /** The card by which a text was shown elsewhere, and is not any more. */
  | { kind: "share-card"; hash: string }
  /** An address that leads elsewhere from now on; it was never kept as a page. */
  | { kind: "redirect"; path: string };

/** A public address that a change touched, and what it must answer from now on. */
export type AffectedUrl = {
  path: string;
  /** Far down the archive: expired and listed, but nobody waits for it. */
  lowPriority: boolean;
  status: 200 | 301 | 404 | 410;
  /** Of the publication that stands there, where one does. */
  publicHash?: string;
};

/** @returns none for what is not kept */
function tagOf(target: InvalidationTarget): string | undefined {
  switch (target.kind) {
    case "page":
      return tags.page(target.locale, target.documentId);
    case "card":
      return tags.card(target.locale, target.documentId);
    case "head":
      return tags.head(target.locale, target.scope);
    case "archive":
      return tags.archive(target.locale, target.scope, target.page);
    case "year":
      return tags.year(target.locale, target.year);
    case "years":
      return tags.years(target.locale);
    case "frame":
      return tags.frame(target.locale);
    case "home":
      return tags.home(target.locale);
    case "sitemap":
      return tags.sitemap();
    case "sitemap-piece":
      return tags.sitemapPiece(target.locale, target.piece);
    case "feed":
      return target.piece === undefined
        ? tags.feed(target.locale, target.scope)
        : tags.feedArchive(target.locale, target.scope, target.piece);
    case "picture":
    case "file":
    case "share-card":
    case "redirect":
      return undefined;
  }
}

export function tagsOf(targets: readonly InvalidationTarget[]): string[] {
  return targets.flatMap((each) => tagOf(each) ?? []);
}
