import { alike } from "@/features/editorial/units/keep-ids";

/** So alike is a close match: less helps nobody. */
const leastLikeness = 0.6;
const mostMatches = 3;

export type Remembered = { sourceHash: string; sourceText: string };

/**
 * What was translated before and is most like these words, the likest first;
 * the same words are 1.
 */
export function closest<Entry extends Remembered>(
  words: { text: string; hash: string },
  entries: readonly Entry[],
): { entry: Entry; likeness: number }[] {
  const known = new Map<string, { entry: Entry; likeness: number }>();
  for (const entry of entries) {
    const same = entry.sourceHash === words.hash;
    if (!same && !couldBe(words.text.length, entry.sourceText.length)) continue;
    const likeness = same ? 1 : Math.min(0.99, alike(words.text, entry.sourceText));
    const found = known.get(entry.sourceText);
    if (likeness >= leastLikeness && !found) known.set(entry.sourceText, { entry, likeness });
  }
  return [...known.values()].sort((a, b) => b.likeness - a.likeness).slice(0, mostMatches);
}

/** Dice's coefficient of two lengths cannot exceed this, whatever the letters are. */
const couldBe = (a: number, b: number) =>
  (2 * Math.min(a, b)) / Math.max(1, a + b) >= leastLikeness;
