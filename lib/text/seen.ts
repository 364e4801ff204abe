/**
 * A text as a person sees it. Whether a field is empty, how long it is and
 * whether two of them are the same is judged by this and by nothing else:
 * characters without a glyph neither make something out of nothing nor a
 * difference that nobody can find.
 */

/** Unicode's Default_Ignorable_Code_Point: shown as nothing by every conforming font (UAX #44). */
const invisible = /\p{Default_Ignorable_Code_Point}+/gu;

/** Spaces of all widths, and the Braille pattern without a dot, which looks like one. */
const spaces = /[\s\u2800]+/gu;

/** Composed, without invisible characters, with single spaces and none at the edges. */
export function seen(text: string): string {
  return text.normalize("NFC").replace(invisible, "").replace(spaces, " ").trim();
}

/** Whether a person would say that nothing is there. */
export function isBlank(text: string | null | undefined): boolean {
  return !text || seen(text) === "";
}

/** Names of Unicode's Bidi_Control characters (UAX #9): they turn around what is shown after them, and are not seen. */
const directionNames: Record<string, string> = {
  "\u061c": "ALM",
  "\u200e": "LRM",
  "\u200f": "RLM",
  "\u202a": "LRE",
  "\u202b": "RLE",
  "\u202c": "PDF",
  "\u202d": "LRO",
  "\u202e": "RLO",
  "\u2066": "LRI",
  "\u2067": "RLI",
  "\u2068": "FSI",
  "\u2069": "PDI",
};

/** Each direction mark in a text once, by its number and its name: `U+202E RLO`. */
export function directionMarks(text: string): string[] {
  const found = text.match(/\p{Bidi_Control}/gu) ?? [];
  return [...new Set(found)].map((mark) => {
    const number = mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `U+${number} ${directionNames[mark] ?? ""}`.trim();
  });
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Characters as a person counts them: grapheme clusters (UAX #29) that are seen, a run of spaces as one. */
export function seenLength(text: string): number {
  let count = 0;
  for (const { segment } of graphemes.segment(text.normalize("NFC").replace(spaces, " ").trim())) {
    if (segment === " " || !isBlank(segment)) count++;
  }
  return count;
}
