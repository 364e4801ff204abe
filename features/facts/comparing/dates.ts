import type { DatePart } from "@/features/facts/dates/date-part";
import type { Facts } from "@/features/facts/reading/read-facts";
import type { Disagreement } from "./disagreement";
import type { Left } from "./quantities";

type Kind = DatePart["kind"];

/**
 * Compares dates part by part. Years and weekdays are sets: one language says
 * the year at each date, another once. A day is never left out; a weekday beside
 * a date may be, and so may be whether it was morning. That a weekday fits
 * its date is not asked here: both texts may be wrong alike, which is no
 * disagreement between them.
 *
 * @param left numbers without a partner: what one reads as a year or a day the other may read as a number
 */
export function compareDates(source: Facts, target: Facts, left: Left): Disagreement[] {
  const found: Disagreement[] = [];
  for (const kind of [
    "day",
    "month",
    "year",
    "quarter",
    "half",
    "decade",
    "time",
    "zone",
    "weekday",
  ] as const) {
    const [a, b] = [partsOf(source, kind), partsOf(target, kind)];
    const lost = only(a, b, kind, target).filter((part) => !taken(part, left.target));
    const added = only(b, a, kind, source).filter((part) => !taken(part, left.source));
    while (lost.length > 0 && added.length > 0) {
      const [first, second] = [lost.shift(), added.shift()];
      found.push({ kind: "date", source: shown(source, first), target: shown(target, second) });
    }
    for (const part of lost)
      if (mattersLost(kind, source, b))
        found.push({ kind: "date", source: shown(source, part), target: null });
    for (const part of added)
      if (mattersAdded(kind, target, a))
        found.push({ kind: "date", source: null, target: shown(target, part) });
  }
  said(left.target, source);
  said(left.source, target);
  for (const kind of ["part", "phase"] as const) {
    const [a, b] = [partsOf(source, kind), partsOf(target, kind)];
    if (a.length > 0 && b.length > 0 && !a.some((x) => b.some((y) => sameHour(x.key, y.key)))) {
      found.push({ kind: "date", source: shown(source, a[0]), target: shown(target, b[0]) });
    }
  }
  return onePerPlace(found);
}

const partsOf = ({ dates }: Facts, kind: Kind) => {
  const parts = dates.filter((each) => each.kind === kind);
  return [...new Map(parts.map((each) => [each.key, each])).values()];
};

const only = (own: DatePart[], other: DatePart[], kind: Kind, otherFacts: Facts) =>
  own.filter(
    (a) =>
      !other.some((b) => sameDate(a, b)) &&
      !(
        kind === "month" &&
        otherFacts.dates.some(
          (b) => b.kind === "day" && Number(b.key.slice(0, 2)) === Number(a.key),
        )
      ),
  );

/** Of two parts of one kind. */
export function sameDate(a: DatePart, b: DatePart): boolean {
  if (a.key === b.key || a.other === b.key || a.key === b.other) return true;
  if (a.kind === "day")
    return (
      (a.key.startsWith("--") || b.key.startsWith("--")) &&
      a.key.slice(3) === b.key.slice(3) &&
      a.key.slice(-2) === b.key.slice(-2)
    );
  if (a.kind === "time")
    return Boolean(a.either || b.either) && Math.abs(Number(a.key) - Number(b.key)) === 720;
  // 1950s, and 50年代 where the century goes without saying.
  if (a.kind === "decade") {
    return a.key.slice(-2) === b.key.slice(-2) && (a.key.length === 2 || b.key.length === 2);
  }
  return a.kind === "zone" && (a.key === "local" || b.key === "local");
}

/** Languages divide the night differently: 凌晨 is ночь and morning. */
const beside = new Set(["night evening", "night small", "small morning"]);
const sameHour = (a: string, b: string) =>
  a === b || a === "noon" || b === "noon" || beside.has(`${a} ${b}`) || beside.has(`${b} ${a}`);

/** A number that is this year, day or hour, read otherwise: it is no longer left. */
function taken(part: DatePart, quantities: Left["source"]): boolean {
  const value =
    part.kind === "year"
      ? Number(part.key)
      : part.kind === "day" && part.key.startsWith("--")
        ? Number(part.key.slice(2))
        : part.kind === "time"
          ? Number(part.key) / 60
          : part.kind === "decade"
            ? Number(part.key)
            : undefined;
  const at =
    value === undefined
      ? -1
      : quantities.findIndex(
          ({ low, unit, measure }) =>
            (low === value || (part.kind === "decade" && low < 2100 && low % 100 === value)) &&
            (part.kind !== "time" || unit === "hour" || measure === "count"),
        );
  if (at !== -1) quantities.splice(at, 1);
  return at !== -1;
}

/** Takes out numbers that the dates of the other side say: 2019 as a bare number, three days for 1 to 3 April. */
function said(quantities: Left["source"], { dates }: Facts): void {
  const years = new Set(dates.filter(({ kind }) => kind === "year").map(({ key }) => Number(key)));
  const days = dates.filter(({ kind }) => kind === "day").map(({ key }) => key.split("-"));
  const spans = new Set(
    days.flatMap(([month, day]) =>
      days.flatMap((other) => (other[0] === month ? [Number(other[1]) - Number(day) + 1] : [])),
    ),
  );
  const known = ({ low, unit, measure }: Left["source"][number]) =>
    (measure === "count" && years.has(low)) || (unit === "day" && low > 1 && spans.has(low));
  for (let at = quantities.length - 1; at >= 0; at--) {
    const each = quantities[at];
    if (each && known(each)) quantities.splice(at, 1);
  }
}

const hasDay = ({ dates }: Facts) => dates.some(({ kind }) => kind === "day");

/** The weekday goes without saying beside its date. */
const mattersLost = (kind: Kind, source: Facts, other: DatePart[]) =>
  kind !== "weekday" || !hasDay(source) || other.length > 0;
/** "Last year" is a year in another language; a zone may be added for those who live in another. */
const mattersAdded = (kind: Kind, target: Facts, other: DatePart[]) =>
  kind === "year" || kind === "zone" ? other.length > 0 : mattersLost(kind, target, other);

const shown = ({ words }: Facts, part: DatePart | undefined) =>
  part ? words.slice(part.start, part.end).trim() : null;

/** One phrase that is wrong in day and year is one disagreement. */
function onePerPlace(found: Disagreement[]): Disagreement[] {
  const seen = new Set<string>();
  return found.filter(({ source, target }) => {
    const key = `${source}\n${target}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
