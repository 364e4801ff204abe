import { archivePageCount } from "@/features/publication/catalogue/archive";
import {
  publishedCount,
  publishedInYearExists,
  publishedPath,
  publishedSectionBySlug,
} from "@/features/publication/data";
import { feedArchiveCount } from "@/features/publication/invalidation/series";
import { allStories } from "@/features/publication/invalidation/tags";
import type { Locale } from "@/i18n/routing";
import { type Address, readAddress } from "./addresses";
import { publishedSeriesLength, publishedSitemapPieceExists } from "./data";

/** What the public record says of an address. */
export type Resolution =
  | { kind: "page" }
  | { kind: "redirect"; target: string }
  | { kind: "gone"; locale: Locale; documentId: string }
  | { kind: "missing" };

const missing: Resolution = { kind: "missing" };
const pageIf = (exists: boolean): Resolution => (exists ? { kind: "page" } : missing);

/**
 * Decides an address before anything is rendered, so that the first answer
 * already has the true status.
 *
 * @param path a clean path: decoded, no doubled or trailing slash
 * @throws when the database cannot be reached
 */
export async function resolvePath(path: string): Promise<Resolution> {
  const address = readAddress(path);
  if (!address) return missing;
  if (address.kind === "article" || address.kind === "corporate") {
    return resolveDocument(path, address.locale);
  }
  return pageIf(await isThere(address));
}

async function resolveDocument(path: string, locale: Locale): Promise<Resolution> {
  const known = await publishedPath(path);
  if (!known) return missing;
  if (known.state === "REDIRECT" && known.target) {
    return { kind: "redirect", target: known.target };
  }
  if (known.state === "LIVE") return { kind: "page" };
  return { kind: "gone", locale, documentId: known.documentId };
}

/** Whether there is a list, feed or sitemap. */
async function isThere(address: Address): Promise<boolean> {
  const { locale } = address;
  switch (address.kind) {
    case "home":
    case "news":
    case "newsSitemap":
    case "searchDescription":
      return true;
    case "newsPage":
      return address.page <= archivePageCount(await publishedCount(locale));
    case "year":
      return publishedInYearExists(locale, address.year);
    case "section":
      return (await publishedSectionBySlug(locale, address.section)) !== null;
    case "sectionPage": {
      const section = await publishedSectionBySlug(locale, address.section);
      if (!section) return false;
      return address.page <= archivePageCount(await publishedCount(locale, section.key));
    }
    case "sitemapPiece":
      return publishedSitemapPieceExists(locale, address.piece);
    case "feed":
      return feedIsThere(locale, address.section, address.piece);
    default:
      // Made for one reader, or no address at all: others answer these.
      return false;
  }
}

async function feedIsThere(locale: Locale, slug?: string, piece?: number): Promise<boolean> {
  const section = slug === undefined ? undefined : await publishedSectionBySlug(locale, slug);
  if (section === null) return false;
  if (piece === undefined) return true;
  const total = await publishedSeriesLength(locale, section?.key ?? allStories);
  return piece <= feedArchiveCount(total);
}

/**
 * The address under which a page is rendered, where Next cannot have it under
 * its own: a part of a segment is no parameter there.
 */
export function innerPath(path: string): string {
  const address = readAddress(path);
  return address?.kind === "sitemapPiece" ? `/${address.locale}/sitemap/${address.piece}` : path;
}
