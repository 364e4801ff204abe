import type { Anchor, Place, UnitWords } from "./anchor";
import { core, follow, kept } from "./follow";

/**
 * Finds the passage that a comment is about in a text as it is now. Nothing is
 * kept up to date for it: the same text gives the same place, and words that
 * come back are found again.
 *
 * 1. In its own unit, where an edit of the unit's words has brought it: word
 *    for word, or with at least half of its letters left (`changed`).
 * 2. Else the same words at another place of the unit, then of the text: they
 *    were moved, or the block was divided, joined or typed anew.
 * 3. Else the larger part of it, where a block was divided in its middle.
 *
 * Words that might be any words are taken for the same elsewhere only beside
 * a neighbour that they had.
 *
 * @returns undefined when the words are gone
 */
export function placeOf(anchor: Anchor, text: UnitWords): Place | undefined {
  const { unit, quote } = anchor;
  if (quote === "") return undefined;
  const own = text.get(unit);
  const led = own === undefined ? undefined : follow(anchor.words, own, anchor);
  if (own !== undefined && led) {
    const within = nearest(own, quote, led);
    if (within !== undefined) {
      return { unit, starts: within, ends: within + quote.length, changed: false };
    }
  }
  const rest = own !== undefined && led ? rewritten(quote, own, led) : undefined;
  if (rest) return { unit, ...rest, changed: true };
  return elsewhere(anchor, text) ?? divided(anchor, text);
}

type Range = { starts: number; ends: number };

/** The part of a quotation's letters that is left where it was written anew. */
const leastKept = 0.5;

/** What stands in a passage's place, if it says enough of it. */
function rewritten(quote: string, words: string, led: Range): Range | undefined {
  const place = trimmed(words, led);
  if (!place) return undefined;
  const passage = words.slice(place.starts, place.ends);
  if (kept(quote, passage) < leastKept) return undefined;
  // Where what stood beside it is gone, too, it is not all that was written since.
  if (passage.length <= quote.length * 3 + 40) return place;
  const within = core(quote, passage);
  return within && { starts: place.starts + within.starts, ends: place.starts + within.ends };
}

/** The quotation, whole, in the passage that an edit has led to: what was typed beside it belongs to it no more. */
function nearest(words: string, quote: string, { starts, ends }: Range): number | undefined {
  const at = words.slice(starts, ends).indexOf(quote);
  return at < 0 ? undefined : starts + at;
}

/** Without the signs and spaces around it. */
function trimmed(words: string, { starts, ends }: Range): Range | undefined {
  const passage = words.slice(starts, ends);
  const from = passage.search(/[\p{L}\p{N}]/u);
  if (from < 0) return undefined;
  return { starts: starts + from, ends: starts + passage.replace(/[^\p{L}\p{N}]+$/u, "").length };
}

/** The same words anywhere, best where the most of what stood around them does. */
function elsewhere(anchor: Anchor, text: UnitWords): Place | undefined {
  const { quote } = anchor;
  let best: (Place & { likeness: number }) | undefined;
  for (const [unit, words] of text) {
    for (const starts of occurrences(words, quote)) {
      const ends = starts + quote.length;
      const beside = neighbours(anchor, words, starts);
      if (!isDistinct(quote) && beside < leastBeside) continue;
      // Its own unit first, among what is equally like.
      const likeness = beside + (unit === anchor.unit ? 0.5 : 0);
      if (!best || likeness > best.likeness)
        best = { unit, starts, ends, changed: false, likeness };
    }
  }
  if (!best) return undefined;
  const { likeness: _, ...place } = best;
  return place;
}

/** More of one kind are not looked at: a comment on "a" has no place of its own. */
const mostOccurrences = 200;

function occurrences(words: string, quote: string): number[] {
  const found: number[] = [];
  let at = words.indexOf(quote);
  while (at >= 0 && found.length < mostOccurrences) {
    found.push(at);
    at = words.indexOf(quote, at + 1);
  }
  return found;
}

/** So many of the characters beside it must be those that were. */
const leastBeside = 6;
const mostBeside = 40;

/** How many characters before and after it are those that stood there. */
function neighbours({ words: was, starts, ends }: Anchor, words: string, at: number): number {
  let [before, after] = [0, 0];
  while (before < mostBeside && was[starts - 1 - before] !== undefined) {
    if (was[starts - 1 - before] !== words[at - 1 - before]) break;
    before += 1;
  }
  const end = at + ends - starts;
  while (after < mostBeside && was[ends + after] !== undefined) {
    if (was[ends + after] !== words[end + after]) break;
    after += 1;
  }
  return before + after;
}

/** Whether words are hardly said twice: a Chinese character says about what two letters do. */
const isDistinct = (quote: string) =>
  [...quote.trim()].reduce((sum, each) => sum + (/\p{Script=Han}/u.test(each) ? 2 : 1), 0) >= 12;

/** What is left of a quotation at the beginning of a block, and at least half of it. */
function divided({ quote }: Anchor, text: UnitWords): Place | undefined {
  for (let from = 1; from < quote.length; from++) {
    const rest = quote.slice(from);
    if (rest !== rest.trimStart() || !isDistinct(rest)) continue;
    if (kept(quote, rest) < leastKept) return undefined;
    for (const [unit, words] of text) {
      if (words.startsWith(rest)) return { unit, starts: 0, ends: rest.length, changed: true };
    }
  }
  return undefined;
}
