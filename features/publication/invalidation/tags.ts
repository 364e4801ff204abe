import type { Locale } from "@/i18n/routing";

/**
 * Every cache tag of the site. A page carries the tags of what it shows;
 * publishing expires the tags of what it changed.
 *
 * @example scope is `news` (all stories) or the key of a section
 */
export const tags = {
  /** A document's own page in one language: its text, alternates, neighbours. */
  page: (locale: Locale, documentId: string) => `page:${locale}:${documentId}`,
  /** What other pages show of it: title, summary, picture, address. */
  card: (locale: Locale, documentId: string) => `card:${locale}:${documentId}`,
  /** The newest stories: heads of lists, home, feeds. */
  head: (locale: Locale, scope: string) => `head:${locale}:${scope}`,
  /** One numbered page. */
  archive: (locale: Locale, scope: string, page: number) => `archive:${locale}:${scope}:${page}`,
  year: (locale: Locale, year: number) => `year:${locale}:${year}`,
  /** Which years have stories at all: the pages of years lead to one another. */
  years: (locale: Locale) => `years:${locale}`,
  /** Header and footer: sections, corporate pages, settings. */
  frame: (locale: Locale) => `frame:${locale}`,
  /** The home page's lead story. */
  home: (locale: Locale) => `home:${locale}`,
  /** The sitemaps' index, and which languages have which sections and pages at all. */
  sitemap: () => "sitemap",
  /** The sitemap of a language's news: it changes with the time, too. */
  sitemapNews: (locale: Locale) => `sitemap-news:${locale}`,
  /** One numbered sitemap of stories. */
  sitemapPiece: (locale: Locale, piece: number) => `sitemap:${locale}:${piece}`,
  /** The newest entries of a feed, in all its formats. */
  feed: (locale: Locale, scope: string) => `feed:${locale}:${scope}`,
  /** One archive document of a feed. */
  feedArchive: (locale: Locale, scope: string, piece: number) => `feed:${locale}:${scope}:${piece}`,
} as const;

export const allStories = "news";

/** The key of a scope's section; undefined where all stories are meant. */
export const sectionOf = (scope: string): string | undefined =>
  scope === allStories ? undefined : scope;

/** Whether a tag is that of a text itself, and not of what other pages show of it. */
export const isOfText = (tag: string): boolean => tag.startsWith("page:");
