import { archivePageCount, parsePageNumber } from "@/features/publication/catalogue/archive";
import {
  publishedCount,
  publishedInYearExists,
  publishedPath,
  publishedSectionBySlug,
} from "@/features/publication/data";
import { isLocale, type Locale } from "@/i18n/routing";
import { syndicatedExists } from "./resolve-syndicated";

/** What the public record says of an address. */
export type Resolution =
  | { kind: "page" }
  | { kind: "redirect"; target: string }
  | { kind: "gone"; locale: Locale; documentId: string }
  | { kind: "missing" };

const page: Resolution = { kind: "page" };
const missing: Resolution = { kind: "missing" };
const pageIf = (exists: boolean) => (exists ? page : missing);

/**
 * Decides an address before anything is rendered, so that the first answer
 * already has the true status.
 *
 * @param path a clean path: decoded, no doubled or trailing slash
 * @throws when the database cannot be reached
 */
export async function resolvePath(path: string): Promise<Resolution> {
  const [locale, first, ...rest] = path.slice(1).split("/");
  if (!isLocale(locale)) return missing;
  if (first === undefined) return page;
  if (first === "opensearch.xml") return pageIf(rest.length === 0);
  const syndicated = await syndicatedExists(locale, [first, ...rest]);
  if (syndicated !== undefined) return pageIf(syndicated);
  if (first === "news") {
    const list = await resolveList(locale, rest);
    if (list) return list;
  }
  const known = await publishedPath(path);
  if (!known) return missing;
  if (known.state === "LIVE") return page;
  if (known.state === "REDIRECT" && known.target) {
    return { kind: "redirect", target: known.target };
  }
  return { kind: "gone", locale, documentId: known.documentId };
}

/** @returns undefined where the address is none of a list */
async function resolveList(locale: Locale, rest: string[]): Promise<Resolution | undefined> {
  const [first, second, third] = rest;
  if (first === undefined) return page;
  if (first === "page") return rest.length === 2 ? numbered(locale, second) : missing;
  if (first === "archive") {
    const year = /^[12][0-9]{3}$/.test(second ?? "") ? Number(second) : undefined;
    if (rest.length !== 2 || year === undefined) return missing;
    return pageIf(await publishedInYearExists(locale, year));
  }
  if (rest.length === 2 && second !== "page") return undefined;
  const section = await publishedSectionBySlug(locale, first);
  if (!section) return rest.length === 1 ? undefined : missing;
  if (rest.length === 1) return page;
  return rest.length === 3 && second === "page" ? numbered(locale, third, section.key) : missing;
}

async function numbered(locale: Locale, text = "", scope?: string): Promise<Resolution> {
  const number = parsePageNumber(text);
  if (number === undefined) return missing;
  return pageIf(number <= archivePageCount(await publishedCount(locale, scope)));
}

/**
 * The address under which a page is rendered, where Next cannot have it under
 * its own: a part of a segment is no parameter there.
 */
export function innerPath(path: string): string {
  return path.replace(/^(\/[^/]+)\/sitemap-(\d+)\.xml$/, "$1/sitemap/$2");
}
