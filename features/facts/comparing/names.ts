import type { GateTerm, Mention } from "@/features/facts/names/terms";
import type { Facts } from "@/features/facts/reading/read-facts";
import type { Disagreement } from "./disagreement";

/**
 * Names of the glossary that stand on one side only, and forms that it forbids.
 * A term is asked for in a language only where the glossary has a form in it.
 */
export function compareNames(
  source: Facts,
  target: Facts,
  terms: readonly GateTerm[],
): Disagreement[] {
  const lost = only(source, target, terms);
  const added = only(target, source, terms);
  const found: Disagreement[] = [];
  for (const mention of lost) {
    const other = added.shift();
    const implied = terms[mention.term]?.implied;
    if (!implied || (other && !terms[other.term]?.implied))
      found.push({
        kind: "name",
        source: shown(source, mention),
        target: other ? shown(target, other) : null,
      });
  }
  for (const mention of added) {
    if (!terms[mention.term]?.implied)
      found.push({ kind: "name", source: null, target: shown(target, mention) });
  }
  const agreed = (facts: Facts, { term }: Mention) => {
    const other = facts.names.find((each) => each.term === term);
    return other ? shown(facts, other) : null;
  };
  for (const each of source.names.filter(({ forbidden }) => forbidden)) {
    found.push({ kind: "name", source: shown(source, each), target: agreed(target, each) });
  }
  for (const each of target.names.filter(({ forbidden }) => forbidden)) {
    found.push({ kind: "name", source: agreed(source, each), target: shown(target, each) });
  }
  return found;
}

function only(own: Facts, other: Facts, terms: readonly GateTerm[]): Mention[] {
  const said = new Set(other.names.map(({ term }) => term));
  const once = new Map(own.names.map((each) => [each.term, each]));
  return [...once.values()].filter(({ term }) => {
    const forms = terms[term]?.forms;
    return (
      !said.has(term) && Boolean(forms && (forms[other.lang].length > 0 || forms.en.length > 0))
    );
  });
}

const shown = ({ words }: Facts, { start, end }: Mention) => words.slice(start, end);
