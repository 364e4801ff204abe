/**
 * What a paste leaves out or makes into something else, each told to the
 * writer in one sentence (components/paste-notice.tsx):
 *
 * `picture` · `embed` video, sound, frames of other sites · `form` fields and
 * buttons · `struck` words struck out, deletions of a tracked text · `comment`
 * of Word · `link` to a place that nobody else can reach · `table` made into
 * paragraphs · `numbering` by letters or Roman figures, now by 1, 2, 3 ·
 * `too-much` beyond what a text can hold.
 */
export const leftKinds = [
  "picture",
  "embed",
  "form",
  "struck",
  "comment",
  "link",
  "table",
  "numbering",
  "too-much",
] as const;

export type LeftKind = (typeof leftKinds)[number];
export type Left = { kind: LeftKind; count: number };

/** What comes of a paste. */
export type Pasted = { html: string; left: Left[] };

/** Counts while a paste is looked through. */
export type Tally = { add: (kind: LeftKind, count?: number) => void; left: () => Left[] };

export function newTally(): Tally {
  const counts = new Map<LeftKind, number>();
  return {
    add: (kind, count = 1) => void counts.set(kind, (counts.get(kind) ?? 0) + count),
    left: () =>
      leftKinds.flatMap((kind) => {
        const count = counts.get(kind) ?? 0;
        return count > 0 ? [{ kind, count }] : [];
      }),
  };
}
