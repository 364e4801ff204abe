import type { LeftOut } from "@/features/writing/body/fitted";

/**
 * What a paste leaves out or makes into something else, each told to the
 * writer in one sentence (components/paste-notice.tsx):
 *
 * `picture` · `embed` video, sound, frames of other sites · `form` fields and
 * buttons · `struck` words struck out, deletions of a tracked text · `comment`
 * of Word · `link` to a place that nobody else can reach · `table` made into
 * paragraphs · `numbering` by letters or Roman figures, now by 1, 2, 3 ·
 * `levels` of lists, `formatting` of blocks and `too-much`, blocks themselves,
 * beyond what a text can hold.
 */
const leftKinds = [
  "picture",
  "embed",
  "form",
  "struck",
  "comment",
  "link",
  "table",
  "numbering",
  "levels",
  "formatting",
  "too-much",
] as const;

export type LeftKind = (typeof leftKinds)[number];
export type Left = { kind: LeftKind; count: number };

/** What comes of a paste. */
export type Pasted = { html: string; left: Left[] };

const beyond: Record<keyof LeftOut, LeftKind> = {
  blocks: "too-much",
  formatting: "formatting",
  tables: "table",
  levels: "levels",
  links: "link",
};

/** What a text had no room for (fitted.ts). */
export const withoutRoom = (what: LeftOut): Left[] =>
  (Object.keys(beyond) as (keyof LeftOut)[]).flatMap((each) => {
    const count = what[each] ?? 0;
    return count > 0 ? [{ kind: beyond[each], count }] : [];
  });

/** Two reports of one paste as one. */
export function both(one: readonly Left[], other: readonly Left[]): Left[] {
  const tally = newTally();
  for (const { kind, count } of [...one, ...other]) tally.add(kind, count);
  return tally.left();
}

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
