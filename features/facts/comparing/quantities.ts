import { limitsDisagree } from "@/features/facts/quantities/limits";
import type { Quantity } from "@/features/facts/quantities/quantity";
import type { Facts } from "@/features/facts/reading/read-facts";
import type { FactKind } from "@/features/facts/schema";
import type { Disagreement } from "./disagreement";
import { agreement, comparable, isMoney, isPhysical, otherUnit } from "./measures";

/** Numbers that nothing was found for yet; what stands between dates and numbers is taken out of both. */
export type Left = {
  source: Quantity[];
  target: Quantity[];
  found: Disagreement[];
  /** What is said twice in one language and once in the other is no disagreement. */
  repeats: (each: Quantity, side: "source" | "target") => boolean;
};

/** Pairs what says the same, and says where the limits of such pairs differ. */
export function matched(source: Facts, target: Facts): Left {
  const byMeasure = new Map<Quantity["measure"], Quantity[]>();
  for (const each of target.quantities) {
    const own = byMeasure.get(each.measure);
    if (own) own.push(each);
    else byMeasure.set(each.measure, [each]);
  }
  const beside = ({ measure }: Quantity) =>
    [...byMeasure].flatMap(([other, own]) => (comparable(measure, other) ? own : []));
  const pairs = source.quantities
    .flatMap((a) => likeliest(a, source, target, beside(a)))
    .sort((x, y) => y.rank - x.rank);
  const used = new Set<Quantity>();
  const found: Disagreement[] = [];
  const pairUp = (a: Quantity, b: Quantity) => {
    if (used.has(a) || used.has(b)) return;
    used.add(a).add(b);
    if (!sameLimit(a, b))
      found.push({ kind: "limit", source: shown(source, a), target: shown(target, b) });
  };
  for (const { a, b } of pairs) pairUp(a, b);
  // Whose likeliest partners were all taken by others.
  const free = target.quantities.filter((each) => !used.has(each));
  for (const a of source.quantities) {
    if (free.length === 0) break;
    const other = used.has(a) ? undefined : free.find((b) => !used.has(b) && agreement(a, b) > 0);
    if (other) pairUp(a, other);
  }
  // Asked of each again and again, and the same each time.
  const repeated = new Map<Quantity, boolean>();
  const rest = (own: Quantity[]) => own.filter((each) => !used.has(each));
  return {
    source: rest(source.quantities),
    target: rest(target.quantities),
    found,
    repeats: (each, side) => {
      const known = repeated.get(each);
      if (known !== undefined) return known;
      const others = (side === "source" ? target : source).quantities;
      const is = others.some((said) => used.has(said) && agreement(each, said) > 0);
      repeated.set(each, is);
      return is;
    },
  };
}

/** Of a text that says one figure a hundred times each is near enough to as many as these. */
const mostPartners = 24;

/** The quantities that say what one says, the nearest first. */
function likeliest(a: Quantity, source: Facts, target: Facts, others: readonly Quantity[]) {
  const found: { a: Quantity; b: Quantity; rank: number }[] = [];
  for (const b of others) {
    const degree = agreement(a, b);
    if (degree === 0) continue;
    const rank =
      degree * 4 +
      (sameLimit(a, b) ? 2 : 0) +
      Number(a.ordinal === b.ordinal) +
      Number(a.low === b.low) -
      apart(a, b, source, target);
    found.push({ a, b, rank });
  }
  return found.length > mostPartners
    ? found.sort((x, y) => y.rank - x.rank).slice(0, mostPartners)
    : found;
}

/** 302 mu and 300亩, beside 20 hectares in both: each agrees with the hectares, and not with the other. */
const converted = (a: Quantity, b: Quantity) =>
  a.unit !== undefined && a.unit === b.unit && inexact.has(a.unit);
const inexact = new Set([
  "mu",
  "acre",
  "ft²",
  "mile",
  "foot",
  "inch",
  "lb",
  "nautical mile",
  "barrel",
  "hp",
]);

const sameLimit = (a: Quantity, b: Quantity) =>
  a.ordinal ||
  b.ordinal ||
  a.high > a.low ||
  b.high > b.low ||
  !limitsDisagree(a.limit, b.limit, { a: a.soft, b: b.soft });
const apart = (a: Quantity, b: Quantity, source: Facts, target: Facts) =>
  Math.abs(a.start / (source.words.length || 1) - b.start / (target.words.length || 1));
const shown = ({ words }: Facts, { from, to }: Quantity) => words.slice(from, to).trim();

/** What is left of both sides: changed, lost or added. */
export function unmatched(source: Facts, target: Facts, left: Left): Disagreement[] {
  const found: Disagreement[] = [];
  const free = [...left.target];
  const lost: Quantity[] = [];
  for (const a of left.source) {
    // Said twice here: another figure of its kind, or the same one in another unit, stands for it.
    const twice = left.repeats(a, "source");
    const ranked = free
      .filter((b) => !left.repeats(b, "target") || a.low === b.low || converted(a, b))
      .filter((b) => !twice || a.low === b.low || (a.measure === b.measure && b.weight !== "weak"))
      .map((b) => ({ b, ...changed(a, b) }))
      .filter(({ weight }) => weight > 0)
      .sort((x, y) => y.weight - x.weight);
    const best = ranked[0];
    if (!best) {
      lost.push(a);
      continue;
    }
    free.splice(free.indexOf(best.b), 1);
    found.push({ kind: best.kind, source: shown(source, a), target: shown(target, best.b) });
  }
  for (const a of lost)
    if (a.weight !== "weak" && !left.repeats(a, "source"))
      found.push({ kind: kindOf(a), source: shown(source, a), target: null });
  for (const b of free)
    if (b.weight === "strong" && !left.repeats(b, "target"))
      found.push({ kind: kindOf(b), source: null, target: shown(target, b) });
  return found;
}

const kindOf = ({ measure }: Quantity): FactKind =>
  isMoney(measure) ? "money" : measure === "percent" ? "percent" : "number";

/** Whether one number stands where the other one was, how surely, and what is wrong then. */
function changed(a: Quantity, b: Quantity): { weight: number; kind: FactKind } {
  const none = { weight: 0, kind: "number" as const };
  if (a.weight === "weak" && b.weight === "weak") {
    // Two small ones, spelled out: manners of speaking more often than faults.
    return a.low === b.low ||
      a.high > a.low !== b.high > b.low ||
      a.measure !== b.measure ||
      a.low <= 1 ||
      b.low <= 1
      ? none
      : { weight: 1, kind: kindOf(a) };
  }
  // 一 is an article more often than a number.
  const article = (each: Quantity) =>
    each.weight === "weak" && each.low === 1 && each.measure === "count";
  if (article(a) || article(b)) return none;
  const sameFigure = a.low === b.low || a.low === b.other || b.low === a.other;
  if (sameFigure && a.measure !== b.measure) {
    const money = isMoney(a.measure) || isMoney(b.measure);
    const percent = a.measure === "percent" || b.measure === "percent";
    return { weight: 8, kind: money ? "money" : percent ? "percent" : "unit" };
  }
  if (otherUnit(a, b)) return { weight: 8, kind: "unit" };
  if (a.measure === b.measure) {
    const sameUnit = a.unit === b.unit;
    const kind = sameUnit || !isPhysical(a.measure) ? kindOf(a) : sameFigure ? "unit" : "number";
    return {
      weight: sameFigure ? 8 : a.ordinal === b.ordinal ? 6 : 4,
      kind: sameFigure && !isMoney(a.measure) && !sameUnit ? "unit" : kind,
    };
  }
  if (isMoney(a.measure) && isMoney(b.measure)) return { weight: 5, kind: "money" };
  const loose = ["count", "months", "seconds", "times", "part"];
  if (loose.includes(a.measure) && loose.includes(b.measure)) return { weight: 2, kind: "number" };
  if (isPhysical(a.measure) && isPhysical(b.measure)) return { weight: 2, kind: "unit" };
  return none;
}
