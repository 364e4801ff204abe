import { diffArrays } from "diff";
import { identified } from "@/features/publication/body/block-ids";
import type { LooseNode } from "@/features/publication/body/loose-node";
import type { Body } from "@/features/publication/schema";

/**
 * Blocks that are so much alike are one block, rewritten: of the pairs of
 * letters that both have, as a part of all (Dice's coefficient).
 */
const leastLikeness = 0.5;

/** Between two blocks that match, so many pairs are compared at most: beyond it is another text. */
const mostPairs = 40_000;

type Named = { node: LooseNode; id: string; type: string; words: string };

/**
 * A body that takes the place of another one, as an import over a text does,
 * with the ids of the blocks that it has from it: what comments, comparisons
 * and translations know them by. Blocks are told by their words, wherever they
 * were moved, then by likeness in the order of both; whatever is new gets an id
 * that the other body does not have.
 *
 * @param trusted whether equal ids mean the same block, as in a file that was
 *   made from this text
 */
export function keepIds(before: Body, after: Body, trusted = false): Body {
  const [old, now] = [named(before), named(after)];
  const match = new Map<Named, Named>();
  const taken = new Set<Named>();
  const pair = (a: Named | undefined, b: Named | undefined) => {
    if (!a || !b || taken.has(a) || match.has(b)) return;
    match.set(b, a);
    taken.add(a);
  };
  if (trusted) {
    const byId = new Map(old.map((each) => [each.id, each]));
    for (const each of now) {
      const same = byId.get(each.id);
      if (same?.type === each.type) pair(same, each);
    }
  }
  pairInOrder(old, now, pair);
  pairMoved(old, now, pair);
  pairAlike(old, now, match, pair);
  return renamed(after, now, match, new Set(old.map(({ id }) => id)));
}

const key = ({ type, words }: Named) => `${type}\n${words}`;

type Pair = (a: Named | undefined, b: Named | undefined) => void;

/** The same words in the same order. */
function pairInOrder(old: Named[], now: Named[], pair: Pair): void {
  let [at, to] = [0, 0];
  for (const run of diffArrays(old.map(key), now.map(key))) {
    if (!run.added && !run.removed) {
      for (let step = 0; step < run.value.length; step++) pair(old[at + step], now[to + step]);
    }
    if (!run.added) at += run.value.length;
    if (!run.removed) to += run.value.length;
  }
}

/** The same words elsewhere; of nothing there are many, and none is another's. */
function pairMoved(old: Named[], now: Named[], pair: Pair): void {
  const left = new Map<string, Named[]>();
  for (const each of old) {
    if (each.words) left.set(key(each), [...(left.get(key(each)) ?? []), each]);
  }
  for (const each of now) for (const same of left.get(key(each)) ?? []) pair(same, each);
}

/** What lies between two blocks that match is alike, if anything is: the likest first. */
function pairAlike(old: Named[], now: Named[], match: Map<Named, Named>, pair: Pair): void {
  const taken = new Set(match.values());
  const place = new Map(old.map((each, index) => [each, index]));
  let [from, gap]: [number, Named[]] = [0, []];
  const close = (to: number) => {
    const free = old.slice(from, to).filter((each) => !taken.has(each));
    if (free.length * gap.length <= mostPairs) pairLikest(free, gap, pair);
    gap = [];
  };
  for (const each of now) {
    const same = match.get(each);
    const at = same && place.get(same);
    if (at === undefined) gap.push(each);
    // One that was moved is no place to count from.
    else if (at >= from) {
      close(at);
      from = at + 1;
    }
  }
  close(old.length);
}

function pairLikest(free: Named[], gap: Named[], pair: Pair): void {
  const likeness = gap.flatMap((b) =>
    free
      .filter((a) => a.type === b.type)
      .map((a) => ({ a, b, alike: alike(a.words, b.words) }))
      .filter(({ alike }) => alike >= leastLikeness),
  );
  for (const { a, b } of likeness.sort((x, y) => y.alike - x.alike)) pair(a, b);
}

/** Dice's coefficient of the pairs of neighbouring letters: 0 to 1. */
export function alike(a: string, b: string): number {
  const [x, y] = [pairsOf(a), pairsOf(b)];
  const total = sizeOf(x) + sizeOf(y);
  if (total === 0) return a === b ? 1 : 0;
  let shared = 0;
  for (const [pair, count] of x) shared += Math.min(count, y.get(pair) ?? 0);
  return (2 * shared) / total;
}

function pairsOf(text: string): Map<string, number> {
  const letters = [...text];
  const pairs = new Map<string, number>();
  for (let at = 1; at < letters.length; at++) {
    const pair = `${letters[at - 1]}${letters[at]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

const sizeOf = (pairs: Map<string, number>) => [...pairs.values()].reduce((a, b) => a + b, 0);

const named = (body: LooseNode): Named[] =>
  [...identified(body)].map(({ node, id }) => ({
    node,
    id,
    type: String(node.type),
    words: wordsOf(node),
  }));

/** What a block is known by: its words, or the picture that it shows. */
function wordsOf({ text, attrs, content }: LooseNode): string {
  if (typeof attrs?.picture === "string") return attrs.picture;
  if (text !== undefined) return text.normalize("NFC");
  return (content ?? [])
    .map(wordsOf)
    .join(content?.some(({ text }) => text !== undefined) ? "" : "\n");
}

function renamed(
  body: Body,
  now: Named[],
  match: Map<Named, Named>,
  known: ReadonlySet<string>,
): Body {
  const ids = new Map(now.map((each) => [each.node, match.get(each)?.id]));
  const used = new Set([...known, ...now.map(({ id }) => id)]);
  let last = 0;
  const fresh = (id: string) => {
    if (!known.has(id)) return id;
    do last++;
    while (used.has(`n${last}`));
    used.add(`n${last}`);
    return `n${last}`;
  };
  const walked = (node: LooseNode): LooseNode => {
    const own = node.attrs?.id;
    const attrs =
      typeof own === "string" ? { attrs: { ...node.attrs, id: ids.get(node) ?? fresh(own) } } : {};
    const content = node.content ? { content: node.content.map(walked) } : {};
    return { ...node, ...attrs, ...content };
  };
  // The walk is over any node, and changes nothing but ids.
  return walked(body) as Body;
}
