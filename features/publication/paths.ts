import type { Locale } from "@/i18n/routing";

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
  feed: (locale: Locale) => `/${locale}/feed.xml`,
  picture: (hash: string, width: number, extension: string) =>
    `/media/${hash}/${width}.${extension}`,
} as const;

/** Words that a slug may not be, because the site uses them itself. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  "news",
  "page",
  "archive",
  "search",
  "staff",
  "preview",
  "media",
  "status",
  "api",
  "feed.xml",
  "atom.xml",
  "feed.json",
]);

/** Lower-case words of Latin letters and digits, joined by single hyphens. */
export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function isSlug(text: string): boolean {
  return text.length <= 80 && slugPattern.test(text) && !reservedSlugs.has(text);
}
