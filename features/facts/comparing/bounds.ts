import type { When } from "@/features/facts/dates/bounds";
import type { DatePart } from "@/features/facts/dates/date-part";
import type { Facts } from "@/features/facts/reading/read-facts";
import { sameDate } from "./dates";
import type { Disagreement } from "./disagreement";

/** What a date is known by: that it was morning says too little to pair two. */
const telling = new Set<DatePart["kind"]>([
  "day",
  "month",
  "year",
  "quarter",
  "half",
  "decade",
  "weekday",
  "time",
]);

/**
 * Dates that both texts say, limited in different ways: before here and after
 * there, or not at all where the other binds.
 */
export function compareBounds(source: Facts, target: Facts): Disagreement[] {
  const free = new Set(target.whens);
  const found: Disagreement[] = [];
  for (const a of source.whens) {
    let [best, most]: [When | undefined, number] = [undefined, 0.9];
    for (const b of free) {
      const alike = shared(a, b) + (differ(a, b) ? 0 : 0.5);
      if (alike > most) [best, most] = [b, alike];
      // The first that says all of it in the same way: a long text is not gone through for each.
      if (most > a.parts.length) break;
    }
    if (!best) continue;
    free.delete(best);
    if (differ(a, best))
      found.push({ kind: "limit", source: shown(source, a), target: shown(target, best) });
  }
  return found;
}

const shared = (a: When, b: When) =>
  a.parts.filter(
    (part) =>
      telling.has(part.kind) &&
      b.parts.some((each) => each.kind === part.kind && sameDate(part, each)),
  ).length;

function differ(a: When, b: When): boolean {
  if (a.ofRange || b.ofRange) return false;
  const [x, y] = [a.bound, b.bound];
  if (x && y) return x.way !== y.way && (x.firm || y.firm);
  return Boolean(x?.firm || y?.firm);
}

const shown = ({ words }: Facts, { start, end }: When) => words.slice(start, end).trim();
