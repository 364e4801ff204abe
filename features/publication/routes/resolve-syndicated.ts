import { parsePageNumber } from "@/features/publication/catalogue/archive";
import { publishedSectionBySlug } from "@/features/publication/data";
import { feedArchiveCount } from "@/features/publication/invalidation/series";
import { allStories } from "@/features/publication/invalidation/tags";
import type { Locale } from "@/i18n/routing";
import { publishedSeries, publishedSitemapPieceExists } from "./data";
import { feedFiles } from "./paths";

const isFeedFile = (name: string | undefined) => feedFiles.some((file) => file === name);

/**
 * Whether there is a sitemap or feed at an address.
 *
 * @param rest the segments after the language
 * @returns undefined where the address is none of a sitemap or feed
 */
export async function syndicatedExists(
  locale: Locale,
  rest: readonly string[],
): Promise<boolean | undefined> {
  const [first = "", second = ""] = rest;
  if (rest.length === 1) {
    const piece = /^sitemap-([a-z0-9]+)\.xml$/.exec(first)?.[1];
    if (piece === "news") return true;
    if (piece) return sitemapExists(locale, piece);
  }
  if (first === "news" && rest.length > 2 && (isFeedFile(rest[2]) || rest[2] === "feeds")) {
    const section = await publishedSectionBySlug(locale, second);
    return section ? feedExists(locale, section.key, rest.slice(2)) : false;
  }
  return isFeedFile(first) || first === "feeds" ? feedExists(locale, allStories, rest) : undefined;
}

async function sitemapExists(locale: Locale, number: string): Promise<boolean> {
  const piece = parsePageNumber(number);
  return piece !== undefined && publishedSitemapPieceExists(locale, piece);
}

/** @param rest `feed.xml` or `feeds/3/feed.xml` */
async function feedExists(locale: Locale, scope: string, rest: readonly string[]) {
  if (rest[0] !== "feeds") return rest.length === 1;
  const piece = parsePageNumber(rest[1] ?? "");
  if (rest.length !== 3 || piece === undefined || !isFeedFile(rest[2])) return false;
  const { total } = await publishedSeries(locale, scope);
  return piece <= feedArchiveCount(total);
}
