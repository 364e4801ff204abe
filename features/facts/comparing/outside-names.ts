import type { KnownMention } from "@/features/facts/names/known-names";
import { acronymsIn, bare, type LatinName } from "@/features/facts/names/latin-names";
import type { GateTerm } from "@/features/facts/names/terms";
import { isFree, type Span } from "@/features/facts/quantities/spans";
import type { Facts } from "@/features/facts/reading/read-facts";
import type { Disagreement } from "./disagreement";

/** Names that the glossary does not have, as far as two languages carry them in forms that can be compared. */
export const compareOutsideNames = (
  source: Facts,
  target: Facts,
  terms: readonly GateTerm[],
): Disagreement[] => [...compareKnown(source, target, terms), ...compareLatin(source, target)];

/** One country, city or body that stands where the other text has another one. */
function compareKnown(source: Facts, target: Facts, terms: readonly GateTerm[]): Disagreement[] {
  const found: Disagreement[] = [];
  for (const kind of ["country", "city", "body"] as const) {
    const lost = only(source, target, kind, terms);
    const added = only(target, source, kind, terms);
    for (const [at, mention] of lost.entries()) {
      const other = added[at];
      if (other)
        found.push({ kind: "name", source: shown(source, mention), target: shown(target, other) });
    }
  }
  return found;
}

/** What a name of the glossary has within is judged by the glossary, but where it may be left out. */
function only(
  own: Facts,
  other: Facts,
  kind: KnownMention["kind"],
  terms: readonly GateTerm[],
): KnownMention[] {
  const said = new Set(other.known.map(({ row }) => row));
  const agreed = own.names.filter(
    ({ term }) => !terms[term]?.implied || other.names.some((each) => each.term === term),
  );
  const own_ = own.known.filter(
    (each) => each.kind === kind && !said.has(each.row) && isFree(each, agreed),
  );
  return [...new Map(own_.map((each) => [each.row, each])).values()];
}

function compareLatin(source: Facts, target: Facts): Disagreement[] {
  const missing = (own: Facts, other: Facts) => {
    const text = bare(other.words);
    return own.latin.filter((name) => !carried(name, text));
  };
  const [lost, added] = [missing(source, target), missing(target, source)];
  const found: Disagreement[] = [];
  const say = (from: LatinName | undefined, to: LatinName | undefined) =>
    found.push({
      kind: "name",
      source: from ? shown(source, from) : null,
      target: to ? shown(target, to) : null,
    });
  if (source.lang !== "en" && target.lang !== "en") {
    // A name in Latin letters may be spelt out in Cyrillic or said in Chinese: only another one in its place is wrong.
    for (const name of lost) {
      const at = added.findIndex(({ how }) => how === name.how);
      if (at !== -1) say(name, added.splice(at, 1)[0]);
    }
    return found;
  }
  const [other, english] = source.lang === "en" ? [target, source] : [source, target];
  const names = source.lang === "en" ? added : lost;
  const known = bare(other.words);
  const free = {
    acronym: acronymsIn(english.words).filter(
      (each) =>
        !known.includes(bare(each.words)) &&
        isFree(each, [...english.known, ...english.names, ...english.codes]),
    ),
    quoted: english.quotations
      .filter(({ words }) => /^[^,.;!?]{3,60}$/.test(words) && !known.includes(bare(words)))
      .map(({ start, end, words }): LatinName => ({ start, end, words, how: "quoted" })),
    name: [] as LatinName[],
  };
  for (const name of names) {
    const instead = free[name.how].shift();
    // An acronym is said in words as often as not.
    if (name.how === "acronym" && (!instead || !isFree(name, other.known))) continue;
    if (source.lang === "en") say(instead, name);
    else say(name, instead);
  }
  return found;
}

/** A title is carried whole, a name by any of its words: a middle name may be left out. */
function carried({ words, how }: LatinName, text: string): boolean {
  if (text.includes(bare(words))) return true;
  if (how !== "name") return false;
  return words
    .split(/[\s-]+/)
    .map(bare)
    .some((word) => word.length >= 4 && text.includes(word));
}

const shown = ({ words }: Facts, { start, end }: Span) => words.slice(start, end);
