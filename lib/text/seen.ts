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

/** Whether a person would say that both are the same. */
export function looksSame(a: string, b: string): boolean {
  return seen(a) === seen(b);
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
