import { isBlank } from "@/lib/text/seen";
import type { Unit } from "./units";

/**
 * How the units of a translation stand to those of its source. Nothing of it
 * is stored: it is worked out from both texts as they are and from what was
 * noted when a unit was made (`UnitLink`), so that whatever is done to the
 * source, by whom and by what, is found without anybody having to note it.
 */
export type UnitState =
  /** Made from what the source says now. */
  | "current"
  /** The source has changed since. */
  | "changed"
  /** The source says something that the translation does not. */
  | "untranslated"
  /** What it was made from is gone. */
  | "sourceless"
  /** The source has changed, and a person has said that the words still hold. */
  | "confirmed"
  /** Proposed by a machine, and confirmed by nobody yet. */
  | "machine"
  /** Nobody knows what it was made from. */
  | "unlinked";

/** States that wait for somebody. What was never linked does not: nothing is known of it. */
export const needsWork = (state: UnitState) =>
  state === "changed" || state === "untranslated" || state === "sourceless" || state === "machine";

/** What a unit was made from: hash and words of the source as they were then. */
export type UnitLink = {
  /** `leftOut`: the translation does without it, as a person has said. */
  unit: string;
  sourceUnit: string;
  sourceHash: string;
  /** Empty where the words were erased. */
  sourceText: string;
  /** `copy`: the source's own words stand there, to be written over. */
  origin: "hand" | "machine" | "copy";
  confirmedAt: Date | null;
};

/** What a link names in place of a unit where the source's words are left out on purpose. */
export const leftOut = "";

export type Standing = {
  /** Of the translation. None: the source has it alone. */
  unit: string | null;
  /** What the source has for it now, in its order. */
  sources: readonly Unit[];
  state: UnitState;
  /** The words that it was made from; empty where they were erased or never known. */
  former: string;
};

/**
 * @param links of the translation, all with this source
 * @returns a line for each unit of the translation in its order, and where
 *   anything is linked, one for each unit of the source that has none, behind
 *   what stands before it
 */
export function standingsOf(
  source: readonly Unit[],
  target: readonly Unit[],
  links: readonly UnitLink[],
): Standing[] {
  const there = new Set(target.map(({ unit }) => unit));
  const { foundOf, partsOf, claimed } = follow(
    source,
    links.filter(({ unit }) => there.has(unit)),
  );
  const order = new Map(source.map(({ unit }, index) => [unit, index]));
  const place = ({ unit }: Unit) => order.get(unit) ?? 0;
  const lines = target.map((each): Standing => {
    const own = links.filter(({ unit }) => unit === each.unit);
    const found = own.flatMap((link) => foundOf.get(link) ?? []);
    const parts = partsOf.get(each.unit) ?? [];
    const sources = [...new Set([...found.map(({ now }) => now), ...parts])].sort(
      (a, b) => place(a) - place(b),
    );
    const former = [...new Set(own.map(({ sourceText }) => sourceText))].filter(Boolean).join("\n");
    const same = parts.length === 0 && found.length === own.length && found.every(isSame);
    return { unit: each.unit, sources, former, state: stateOf(each, own, sources, same) };
  });
  if (links.length === 0) return lines;
  const omitted = links.filter(({ unit }) => unit === leftOut);
  return withUntranslated(source, target, { claimed, omitted }, lines);
}

const isSame = ({ same }: Found) => same;

function stateOf(
  unit: Unit,
  own: readonly UnitLink[],
  sources: readonly Unit[],
  same: boolean,
): UnitState {
  if (own.length === 0) return "unlinked";
  if (sources.length === 0) return isBlank(unit.text) ? "current" : "sourceless";
  if (isBlank(unit.text)) {
    return sources.every(({ text }) => isBlank(text)) ? "current" : "untranslated";
  }
  if (own.some(({ origin }) => origin === "copy")) return "untranslated";
  if (!same) return "changed";
  if (own.some(({ origin, confirmedAt }) => origin === "machine" && !confirmedAt)) return "machine";
  return own.some(({ confirmedAt }) => confirmedAt) ? "confirmed" : "current";
}

type Found = { now: Unit; same: boolean };

/**
 * Where what links name stands now. A unit keeps its name when it is moved or
 * becomes another kind; one that was split, joined with another or put in anew
 * is told by its words.
 */
function follow(source: readonly Unit[], links: readonly UnitLink[]) {
  const byName = new Map(source.map((each) => [each.unit, each]));
  const claimed = new Set(links.flatMap(({ sourceUnit }) => byName.get(sourceUnit) ?? []));
  const renamed = new Map<string, Unit>();
  const foundOf = new Map<UnitLink, Found>();
  for (const link of links) {
    const { sourceUnit, sourceHash, sourceText } = link;
    let now = byName.get(sourceUnit) ?? renamed.get(sourceUnit);
    if (!now) {
      now = source.find((each) => !claimed.has(each) && each.hash === sourceHash);
      if (now && !isBlank(now.text)) {
        renamed.set(sourceUnit, now);
        claimed.add(now);
      } else now = undefined;
    }
    if (now) foundOf.set(link, { now, same: now.hash === sourceHash });
    else {
      const whole = source.find(({ text }) => within(sourceText, text));
      if (whole) foundOf.set(link, { now: whole, same: false });
    }
  }
  for (const { now } of foundOf.values()) claimed.add(now);
  const partsOf = new Map<string, Unit[]>();
  const loose = links.filter((link) => !foundOf.get(link)?.same);
  for (const each of source) {
    if (claimed.has(each)) continue;
    for (const link of loose) {
      const rest = foundOf.get(link)?.now.text ?? "";
      if (!within(each.text, link.sourceText) || within(each.text, rest)) continue;
      partsOf.set(link.unit, [...(partsOf.get(link.unit) ?? []), each]);
      claimed.add(each);
    }
  }
  return { foundOf, partsOf, claimed };
}

function withUntranslated(
  source: readonly Unit[],
  target: readonly Unit[],
  { claimed, omitted }: { claimed: ReadonlySet<Unit>; omitted: readonly UnitLink[] },
  lines: Standing[],
): Standing[] {
  const written = new Set(target.flatMap(({ unit, text }) => (isBlank(text) ? [] : [unit])));
  const behind = new Map<Unit | undefined, Standing[]>();
  let before: Unit | undefined;
  for (const each of source) {
    // A field has one place in every language: what stands there is not missing, only not linked.
    const field = !each.unit.startsWith("b:") && written.has(each.unit);
    if (!claimed.has(each) && !isBlank(each.text) && !field) {
      const link = omitted.find(({ sourceUnit }) => sourceUnit === each.unit);
      const state = link?.sourceHash === each.hash ? "confirmed" : "untranslated";
      const line: Standing = { unit: null, sources: [each], state, former: link?.sourceText ?? "" };
      behind.set(before, [...(behind.get(before) ?? []), line]);
    } else if (claimed.has(each)) before = each;
  }
  const taken = new Set<Unit>();
  return [
    ...(behind.get(undefined) ?? []),
    ...lines.flatMap((line) => [
      line,
      ...line.sources.flatMap((each) => {
        if (taken.has(each)) return [];
        taken.add(each);
        return behind.get(each) ?? [];
      }),
    ]),
  ];
}

const spaces = /\s+/gu;

const plain = (text: string) => text.replace(spaces, " ").trim();

/** How often words stand in others, whatever the space around them; nothing stands nowhere. */
export function timesWithin(words: string, whole: string): number {
  return isBlank(words) ? 0 : plain(whole).split(plain(words)).length - 1;
}

const within = (words: string, whole: string) => timesWithin(words, whole) > 0;

/** "3 of 14 behind". */
export function countOf(lines: readonly Standing[]): { behind: number; of: number } {
  return { behind: lines.filter(({ state }) => needsWork(state)).length, of: lines.length };
}
