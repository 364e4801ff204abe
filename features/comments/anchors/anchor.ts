/**
 * What a comment on a passage knows of it: after the Web Annotation Data Model
 * of W3C, its quotation with what stood around it (4.2.4, TextQuoteSelector)
 * and its place (4.2.5, TextPositionSelector), in a unit of the text
 * (features/editorial/units).
 */
export type Anchor = {
  unit: string;
  quote: string;
  /** Where it began and ended in the unit's words, in UTF-16 code units. */
  starts: number;
  ends: number;
  /** The unit's words at that time. */
  words: string;
};

/** Where a passage stands in a text, now. */
export type Place = {
  unit: string;
  starts: number;
  ends: number;
  /** A part of the quotation is left, and the rest was written anew. */
  changed: boolean;
};

/** A text as its units' words, in the order in which readers meet them. */
export type UnitWords = ReadonlyMap<string, string>;

/** A longer passage is quoted to here. */
export const longestQuote = 2_000;

/** An anchor for a passage of a unit, as long as a quotation may be. */
export function anchorOf(unit: string, words: string, starts: number, ends: number): Anchor {
  const until = Math.min(ends, starts + longestQuote);
  return { unit, quote: words.slice(starts, until), starts, ends: until, words };
}
