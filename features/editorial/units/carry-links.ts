import { isBlank } from "@/lib/text/seen";
import { timesWithin, type UnitLink } from "./provenance";
import type { Unit } from "./units";

/**
 * The links of a text after a save of it. What one unit became two of was made
 * from the same source, and what two became one of from both. Links of units
 * that are gone stay: cutting and pasting may lie two saves apart, and what is
 * undone comes back under its name.
 *
 * @param before units of the text as it was saved last @param after as it is saved now
 */
export function carryLinks<Link extends UnitLink>(
  before: readonly Unit[],
  after: readonly Unit[],
  links: readonly Link[],
): Link[] {
  if (links.length === 0) return [];
  const was = new Map(before.map((each) => [each.unit, each]));
  const is = new Map(after.map((each) => [each.unit, each]));
  const linksOf = new Map<string, Link[]>();
  for (const link of links) linksOf.set(link.unit, [...(linksOf.get(link.unit) ?? []), link]);
  const give = (unit: string, more: readonly Link[]) => {
    const proposed = new Map(
      more.filter(isProposed).map((link) => [link.sourceUnit, { ...link, unit }]),
    );
    // With a machine's words among them, the whole waits for a person.
    const own = (linksOf.get(unit) ?? []).map((link) => proposed.get(link.sourceUnit) ?? link);
    const known = new Set(own.map(({ sourceUnit }) => sourceUnit));
    const fresh = more.filter(({ sourceUnit }) => !known.has(sourceUnit));
    linksOf.set(unit, [...own, ...fresh.map((link) => ({ ...link, unit }))]);
  };
  for (const each of after) {
    if (was.has(each.unit) || isBlank(each.text)) continue;
    const whole = before.find(
      ({ unit, text }) =>
        linksOf.has(unit) &&
        timesWithin(each.text, text) > timesWithin(each.text, is.get(unit)?.text ?? ""),
    );
    if (!whole) continue;
    if (linksOf.has(each.unit)) takeBack(linksOf, whole.unit, each.unit);
    else give(each.unit, linksOf.get(whole.unit) ?? []);
  }
  for (const each of before) {
    if (is.has(each.unit) || isBlank(each.text)) continue;
    const whole = after.find(
      ({ unit, text }) =>
        timesWithin(each.text, text) > timesWithin(each.text, was.get(unit)?.text ?? ""),
    );
    if (whole) give(whole.unit, linksOf.get(each.unit) ?? []);
  }
  return [...linksOf.values()].flat().map((link) => {
    const [old, now] = [was.get(link.unit), is.get(link.unit)];
    // Written over: no longer the source's own words.
    const written = link.origin === "copy" && old && now && old.hash !== now.hash;
    return written ? { ...link, origin: "hand" } : link;
  });
}

const isProposed = ({ origin, confirmedAt }: UnitLink) => origin === "machine" && !confirmedAt;

/** A unit that comes back out of another, as an undo brings it, takes its source with it. */
function takeBack<Link extends UnitLink>(
  linksOf: Map<string, Link[]>,
  from: string,
  to: string,
): void {
  const back = new Set(linksOf.get(to)?.map(({ sourceUnit }) => sourceUnit));
  const rest = (linksOf.get(from) ?? []).filter(({ sourceUnit }) => !back.has(sourceUnit));
  if (rest.length > 0) linksOf.set(from, rest);
}
