import { extensionOf } from "@/features/media/intake/document-types";
import { cardFile } from "@/features/media/pictures/renditions";
import type { Locale } from "@/i18n/routing";
import { hyphenated } from "@/lib/patterns";

/** One feed in three formats: RSS 2.0, Atom, JSON Feed. */
export const feedFiles = ["feed.xml", "atom.xml", "feed.json"] as const;
export type FeedFile = (typeof feedFiles)[number];

/** The index, and the one of pages that are no stories. */
export const sitemapIndex = "/sitemap.xml";
export const pagesSitemap = "/sitemap-pages.xml";

/** Every public address is made here. */
export const paths = {
  home: (locale: Locale) => `/${locale}`,
  news: (locale: Locale) => `/${locale}/news`,
  newsPage: (locale: Locale, page: number) => `/${locale}/news/page/${page}`,
  year: (locale: Locale, year: number) => `/${locale}/news/archive/${year}`,
  section: (locale: Locale, section: string) => `/${locale}/news/${section}`,
  sectionPage: (locale: Locale, section: string, page: number) =>
    `/${locale}/news/${section}/page/${page}`,
  article: (locale: Locale, section: string, slug: string) => `/${locale}/news/${section}/${slug}`,
  corporate: (locale: Locale, slug: string) => `/${locale}/${slug}`,
  /** @param section slug; without it the feed of all news is meant */
  feed: (locale: Locale, file: FeedFile = "feed.xml", section?: string, piece?: number) =>
    [
      `/${locale}`,
      ...(section ? [`news/${section}`] : []),
      ...(piece ? [`feeds/${piece}`] : []),
      file,
    ].join("/"),
  /** A numbered sitemap stands beside what it lists, as the protocol asks. */
  sitemapPiece: (locale: Locale, piece: number) => `/${locale}/sitemap-${piece}.xml`,
  newsSitemap: (locale: Locale) => `/${locale}/sitemap-news.xml`,
  search: (locale: Locale) => `/${locale}/search`,
  /** Tells a browser how to search here. */
  searchDescription: (locale: Locale) => `/${locale}/opensearch.xml`,
  picture: (hash: string, width: number, extension: string) =>
    `/media/${hash}/${width}.${extension}`,
  /** A document to download. */
  file: (hash: string, mime: string) => `/media/${hash}/file.${extensionOf(mime)}`,
  crop: (hash: string, file: string) => `/media/${hash}/${file}`,
  shareCard: (hash: string) => `/media/${hash}/${cardFile}`,
} as const;

/** What stands under these beside the pages of a language is for no crawler. */
export const closedWords = ["search", "staff", "preview"] as const;

/** Robots compare beginnings: they would take `/en/staffing` for a part of `/en/staff`. */
export const looksClosed = (slug: string) => closedWords.some((word) => slug.startsWith(word));

/** First words below a language that this site alone answers. */
export const ownWords: ReadonlySet<string> = new Set([...closedWords, "status"]);

/** Words that a slug may not be, because the site uses them itself. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  ...ownWords,
  "news",
  "page",
  "archive",
  "media",
  "api",
  "feeds",
  ...feedFiles,
  "sitemap",
  "opensearch.xml",
]);

export function isSlug(text: string): boolean {
  return text.length <= 80 && hyphenated.test(text) && !reservedSlugs.has(text);
}
