import type { Content } from "@/features/editorial/schema";
import { type Unit, unitsOf } from "@/features/editorial/units/units";
import type { LooseNode } from "@/features/publication/body/loose-node";
import { isBlank } from "@/lib/text/seen";

/**
 * Which units of a translation were made from which of its source, for texts
 * that were written before anybody noted it. A proposal: a person looks at it.
 *
 * Fields and words of pictures have one place in every language. The words of
 * the body are paired in their order as Gale and Church pair sentences ("A
 * Program for Aligning Sentences in Bilingual Corpora", Computational
 * Linguistics 19, 1993): lengths that fit each other, with the likelihoods
 * that one was made from one, from two or from none. Numbers and names in
 * Latin letters, which stay as they are in every language, and the kind of
 * block are asked as well, after Varga and others (Hunalign, 2005).
 */
export type Pair = { unit: string; sourceUnit: string };

/**
 * Of steps: how much of the source, how much of the translation, and how unlikely that is (after Gale and
 * Church, table 5; that two are joined is rarer among paragraphs than among the sentences that they counted).
 */
const steps = [
  { from: 1, to: 1, cost: 0.1 },
  { from: 1, to: 2, cost: 4.2 },
  { from: 2, to: 1, cost: 4.2 },
  { from: 1, to: 0, cost: 4.6 },
  { from: 0, to: 1, cost: 4.6 },
] as const;

/** Variance of a length for each letter of the other text (the same). */
const spread = 6.8;
/** No length alone outweighs that two headings are headings. */
const dearestLength = 6;
const otherKind = 4;
const otherNumbers = 5;

/** So far from its place in order nothing is sought: a long text takes a moment, and not the square of it. */
const widestBand = 40;

type Piece = Unit & { kind: string; marks: ReadonlySet<string> };

export function align(source: Content, target: Content): Pair[] {
  const [from, to] = [unitsOf(source), unitsOf(target)];
  const there = new Set(from.map(({ unit }) => unit));
  const fields = to.filter(({ unit }) => !unit.startsWith("b:") && there.has(unit));
  return [
    ...fields.map(({ unit }) => ({ unit, sourceUnit: unit })),
    ...inOrder(pieces(source, from), pieces(target, to)),
  ];
}

function pieces(content: Content, units: readonly Unit[]): Piece[] {
  const kinds = kindsIn(content.body);
  return units.flatMap((each) => {
    if (!each.unit.startsWith("b:") || isBlank(each.text)) return [];
    return [{ ...each, kind: kinds.get(each.unit) ?? each.unit, marks: marksIn(each.text) }];
  });
}

/** Of each unit of a body what stands around it: `table`, `bulletList`, `heading`. */
function kindsIn(body: LooseNode): Map<string, string> {
  const kinds = new Map<string, string>();
  const walk = (node: LooseNode, around: string) => {
    const id = node.attrs?.id;
    const kind = node.type === "paragraph" && around ? around : `${node.type}`;
    if (typeof id === "string") {
      kinds.set(`b:${id}`, kind);
      for (const name of ["caption", "attribution"]) kinds.set(`b:${id}.${name}`, name);
    }
    const within = node.type === "doc" ? "" : around || `${node.type}`;
    for (const child of node.content ?? []) walk(child, within);
  };
  walk(body, "");
  return kinds;
}

/** Numbers and words in Latin letters: 2019, BIM. Grouping differs from language to language. */
function marksIn(text: string): Set<string> {
  const plain = text.normalize("NFKC").replace(/(?<=\d)[ \u00a0\u202f,.](?=\d{3}(?!\d))/gu, "");
  return new Set(plain.match(/\d+|[A-Z][A-Za-z]*[A-Z0-9]/gu) ?? []);
}

function inOrder(from: readonly Piece[], to: readonly Piece[]): Pair[] {
  // Of a Chinese text an English one has three times the letters: these two say how much it is here.
  const ratio = lengthOf(from) > 0 ? lengthOf(to) / lengthOf(from) : 1;
  const width = to.length + 1;
  const best = new Float64Array((from.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const way = new Uint8Array(best.length);
  best[0] = 0;
  const band = widestBand + Math.abs(from.length - to.length);
  for (let i = 0; i <= from.length; i++) {
    for (let j = Math.max(0, i - band); j <= Math.min(to.length, i + band); j++) {
      const here = best[i * width + j] ?? 0;
      for (const [index, step] of steps.entries()) {
        const [a, b] = [i + step.from, j + step.to];
        if (a > from.length || b > to.length) continue;
        const cost = here + step.cost + unlike(from.slice(i, a), to.slice(j, b), ratio);
        if (cost >= (best[a * width + b] ?? 0)) continue;
        best[a * width + b] = cost;
        way[a * width + b] = index;
      }
    }
  }
  const pairs: Pair[] = [];
  let [i, j] = [from.length, to.length];
  while (i > 0 || j > 0) {
    const step = steps[way[i * width + j] ?? 0] ?? steps[0];
    for (let a = i - 1; a >= i - step.from; a--) {
      for (let b = j - 1; b >= j - step.to; b--) {
        const [sourceUnit, unit] = [from[a]?.unit, to[b]?.unit];
        if (sourceUnit && unit) pairs.unshift({ unit, sourceUnit });
      }
    }
    i -= step.from;
    j -= step.to;
  }
  return pairs;
}

function unlike(from: readonly Piece[], to: readonly Piece[], ratio: number): number {
  const [first] = from;
  if (!first || to.length === 0) return 0;
  const [expected, found] = [lengthOf(from) * ratio, lengthOf(to)];
  const off = Math.abs(found - expected) / Math.sqrt(Math.max(expected, found, 1) * spread);
  const isOther = ({ kind }: Piece) => kind !== first.kind;
  const mixed = from.some(isOther) || to.some(isOther);
  return (
    Math.min(dearestLength, (off * off) / 2) +
    (mixed ? otherKind : 0) +
    (from.some(isMarked) || to.some(isMarked) ? otherNumbers * apart(from, to) : 0)
  );
}

const isMarked = ({ marks }: Piece) => marks.size > 0;

const lengthOf = (list: readonly Piece[]) => list.reduce((sum, { text }) => sum + text.length, 0);

/** 0: every number and name of either stands in the other; 1: none does. */
function apart(from: readonly Piece[], to: readonly Piece[]): number {
  const [said, says] = [all(from), all(to)];
  const shared = [...said].filter((each) => says.has(each)).length;
  return 1 - shared / new Set([...said, ...says]).size;
}

const all = (list: readonly Piece[]) => new Set(list.flatMap(({ marks }) => [...marks]));
