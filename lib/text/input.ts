/**
 * Text on its way in, made into the one form in which it is kept. Every way
 * in (desk, paste, import, command line, restore) calls these, so that the
 * same words give the same text, address and hash whoever typed them where.
 *
 * Composed is Unicode's NFC (UAX #15); what ends a line is its list of
 * mandatory breaks (UAX #14: LF, CR, VT, FF, NEL, LS, PS).
 */

/** Mandatory breaks of UAX #14. Not `\s`: a space breaks no line. */
const lineEnd = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/gu;

/**
 * Neither shown nor kept: control characters, halves of surrogate pairs,
 * marks of byte order, and what XML forbids. PostgreSQL keeps no NUL in text
 * and no half of a pair in JSON; a feed with U+FFFE is no XML.
 */
const neverKept = /[^\P{Cc}\t\n]|[\p{Cs}\ufeff\ufffe\uffff\ufff9-\ufffb]/gu;

/** Characters without a glyph at the edges of a text: `trim()` leaves them there. */
const edges = /^[\s\p{Default_Ignorable_Code_Point}]+|[\s\u00ad\u200b\u2060\u180e]+$/gu;

/**
 * Composed, with `\n` at the end of each line, and without what can be
 * neither shown nor kept. Tabs stay. Idempotent.
 */
export function keepable(text: string): string {
  return text.replace(lineEnd, "\n").replace(neverKept, "").normalize("NFC");
}

/** What one line can hold: breaks and tabs are spaces, edges are trimmed. For titles, names and captions. */
export function oneLine(text: string): string {
  return trimmed(keepable(text).replace(/[^\S\n]*[\n\t]\s*/gu, " "));
}

/** What a field of several lines can hold: tabs are spaces, edges are trimmed. */
export function severalLines(text: string): string {
  return trimmed(keepable(text).replace(/\t/g, " "));
}

/** Without spaces of any width and invisible characters around it. */
export function trimmed(text: string): string {
  return text.replace(edges, "");
}

/** Digits and letters of any width as ASCII (NFKC), without spaces: how a code or a number is typed. */
export function asTyped(code: string): string {
  return code.normalize("NFKC").replace(/[\s\p{Default_Ignorable_Code_Point}]+/gu, "");
}
