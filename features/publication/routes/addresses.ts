import { documentTypes } from "@/features/media/intake/document-types";
import { cardFile, cardType, formats } from "@/features/media/pictures/renditions";
import { isLocale, type Locale } from "@/i18n/routing";
import { calendarYear, pageNumber } from "@/lib/patterns";
import { type FeedFile, feedFiles, ownWords } from "./paths";

/**
 * The grammar of public addresses, read: what `paths` makes, and nothing
 * else. Whether there is such a thing is asked of the public record
 * (`resolvePath`); what is read here is what the form alone says.
 */

type Named =
  | { kind: "home" | "news" | "search" | "searchDescription" | "newsSitemap" }
  | { kind: "newsPage"; page: number }
  | { kind: "year"; year: number }
  | { kind: "section"; section: string }
  | { kind: "sectionPage"; section: string; page: number }
  /** A list of numbered pages or of years, without the number. */
  | { kind: "numberless"; section?: string }
  | { kind: "article"; section: string; slug: string }
  | { kind: "corporate"; slug: string }
  | { kind: "feed"; file: FeedFile; section?: string; piece?: number }
  | { kind: "sitemapPiece"; piece: number }
  /** Whatever stands below these is made for one reader, and read by the feature itself. */
  | { kind: "desk" | "preview" };

export type Address = Named & { locale: Locale };

/**
 * @param path decoded, no doubled or trailing slash
 * @returns undefined for what no page of a language can have as its address
 */
export function readAddress(path: string): Address | undefined {
  const [start, locale, ...rest] = path.split("/");
  if (start !== "" || !isLocale(locale)) return undefined;
  const named = readIn(rest);
  return named && { ...named, locale };
}

function readIn(rest: readonly string[]): Named | undefined {
  const [first, ...more] = rest;
  if (first === undefined) return { kind: "home" };
  if (first === "staff") return { kind: "desk" };
  if (first === "preview") return { kind: "preview" };
  if (first === "news") return readNews(more);
  if (isFeed(first)) return readFeed(rest);
  if (more.length > 0) return undefined;
  if (first === "search") return { kind: "search" };
  if (first === "opensearch.xml") return { kind: "searchDescription" };
  const sitemap = /^sitemap-([a-z0-9]+)\.xml$/.exec(first)?.[1];
  if (sitemap === undefined) return { kind: "corporate", slug: first };
  if (sitemap === "news") return { kind: "newsSitemap" };
  const piece = parsePageNumber(sitemap);
  return piece === undefined ? undefined : { kind: "sitemapPiece", piece };
}

/** @param rest the segments after `news` */
function readNews(rest: readonly string[]): Named | undefined {
  const [section, second, third] = rest;
  if (section === undefined) return { kind: "news" };
  if (section === "page" || section === "archive") {
    if (second === undefined) return { kind: "numberless" };
    if (third !== undefined) return undefined;
    const page = section === "page" ? parsePageNumber(second) : undefined;
    if (page !== undefined) return { kind: "newsPage", page };
    const year = section === "archive" ? parseYear(second) : undefined;
    return year === undefined ? undefined : { kind: "year", year };
  }
  if (second === undefined) return { kind: "section", section };
  if (isFeed(second)) {
    const feed = readFeed(rest.slice(1));
    return feed && { ...feed, section };
  }
  if (third === undefined) {
    if (second === "page" || second === "archive") return { kind: "numberless", section };
    return { kind: "article", section, slug: second };
  }
  const page = second === "page" && rest.length === 3 ? parsePageNumber(third) : undefined;
  return page === undefined ? undefined : { kind: "sectionPage", section, page };
}

const isFeedFile = (name: string | undefined): name is FeedFile =>
  feedFiles.some((file) => file === name);
const isFeed = (name: string) => isFeedFile(name) || name === "feeds";

/** @param rest `feed.xml` or `feeds/3/feed.xml` */
function readFeed(rest: readonly string[]): (Named & { kind: "feed" }) | undefined {
  const [first, number = "", file] = rest;
  if (isFeedFile(first)) return rest.length === 1 ? { kind: "feed", file: first } : undefined;
  const piece = parsePageNumber(number);
  if (rest.length !== 3 || piece === undefined || !isFeedFile(file)) return undefined;
  return { kind: "feed", file, piece };
}

/**
 * The number in an address: `1`, `2`, …; anything else (`0`, `01`, `1e3`,
 * `-1`) is no page.
 */
export function parsePageNumber(text: string): number | undefined {
  return pageNumber.test(text) ? Number(text) : undefined;
}

export function parseYear(text: string): number | undefined {
  return calendarYear.test(text) ? Number(text) : undefined;
}

/** Whether an address stands below the news of its language. */
export function isInNews(path: string): boolean {
  const [, locale, first] = path.split("/");
  return isLocale(locale) && first === "news";
}

/** Whether an address stands where this site alone has pages, whatever they are. */
export function isReserved(path: string): boolean {
  const [, locale, first = "", second = ""] = path.split("/");
  if (!isLocale(locale)) return false;
  return ownWords.has(first) || (first === "news" && (second === "page" || second === "archive"));
}

/** A file of a picture, or a document, as its address names it. */
export type MediaAddress = {
  hash: string;
  file: string;
  kind: "rendition" | "crop" | "card" | "document";
  mime: string;
};

const media =
  /^\/media\/([0-9a-f]{64})\/(([1-9][0-9]{0,4})(x[1-9][0-9]{0,4}(?:-[0-9]{1,3}){2})?\.([a-z]+))$/;

const document = /^\/media\/([0-9a-f]{64})\/file\.([a-z]+)$/;

export function readMediaAddress(path: string): MediaAddress | undefined {
  const [, named = "", ending] = document.exec(path) ?? [];
  if (named) {
    const type = documentTypes.find((each) => each.extension === ending);
    return type && { hash: named, file: "original", kind: "document", mime: type.mime };
  }
  const [, hash = "", file = "", , shape, extension = ""] = media.exec(path) ?? [];
  if (!hash) return undefined;
  if (file === cardFile) return { hash, file, kind: "card", mime: cardType.mime };
  const mime = formats.find((format) => format.extension === extension)?.mime;
  if (!mime) return undefined;
  return { hash, file, kind: shape ? "crop" : "rendition", mime };
}
