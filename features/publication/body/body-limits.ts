import { longestHref } from "@/lib/patterns";

/**
 * How much a text may be, and of what its parts may consist: the one place
 * that the schema (`./schema`), the editor's own nodes and marks
 * (features/writing/body/extensions.ts) and whatever mends a body on its way in
 * (`./settled-body`) are made from. Two ideas of it have stopped the saving
 * of texts that the editor showed as good.
 */

/**
 * Far above any text of the house, and far below what holds readers up:
 * 40,000 paragraphs took 13 seconds to save and 50 to publish, and readers
 * waited for 15 of them.
 */
export const bodyLimits = {
  /** Paragraphs, headings and pictures, those in lists, quotations and tables included. */
  blocks: 2_000,
  /** UTF-16 code units: the only count that is quick enough for each keystroke. */
  characters: 200_000,
  cells: 2_000,
  /** Lists within lists. Word has nine levels. */
  depth: 9,
  /** Pieces that differ in bold, italic, link, …: each is an element of the page. */
  runs: 10_000,
} as const;

export type Limit = keyof typeof bodyLimits;
export type BodySize = Record<Limit, number>;
export const limitNames = Object.keys(bodyLimits) as Limit[];

/** HTML's own for columns (`colspan` in the standard); rows get the same, cells end sooner. */
export const longestSpan = 1_000;
/** A list begins anywhere in HTML; nothing is numbered beyond. */
export const outermostStart = 1_000_000;

/** A place on this site (`/en/…`), an address on the web, or mail. */
const linkTarget = /^(?:\/(?!\/)|https?:\/\/|mailto:)/u;
/** The database keeps neither; otherwise an address stays byte by byte what it was. */
const neverInAddress = /[\0\p{Cs}]/u;

/**
 * Whether a body that is kept already may have it: from before links were
 * parsed, a text must still open, be published and be withdrawn. What comes in
 * is judged by `linkFault`.
 */
export const isHref = (href: unknown): href is string =>
  typeof href === "string" &&
  href.length <= longestHref &&
  linkTarget.test(href) &&
  !neverInAddress.test(href);

/** BCP 47, e.g. `ru` or `zh-Hans`. */
export const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
export const isLanguageTag = (lang: unknown): lang is string =>
  typeof lang === "string" && languageTag.test(lang);

export const blockId = /^[a-z0-9-]{1,40}$/;

/** As HTML reads a number in an attribute: `2;` is 2, `x2` is none. */
export function htmlInteger(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? Math.trunc(value) : undefined;
  const digits = typeof value === "string" ? /^[\t\n\f\r ]*([+-]?\d+)/.exec(value)?.[1] : undefined;
  return digits === undefined ? undefined : Number(digits);
}

/** Columns that a cell takes: HTML reads none and nonsense as one. */
export function colspanOf(value: unknown): number {
  const read = htmlInteger(value) ?? 1;
  return read < 1 ? 1 : Math.min(read, longestSpan);
}

/** Rows that a cell takes: in HTML none is "all that are left". */
export function rowspanOf(value: unknown): number {
  const read = htmlInteger(value) ?? 1;
  if (read < 0) return 1;
  return read === 0 ? longestSpan : Math.min(read, longestSpan);
}

/** The number at which a list begins. */
export function listStartOf(value: unknown): number {
  const read = htmlInteger(value) ?? 1;
  return Math.max(-outermostStart, Math.min(read, outermostStart)) || 0;
}
