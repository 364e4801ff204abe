import type { Content } from "@/features/editorial/schema";
import { unitsOf } from "@/features/editorial/units/units";
import { isBlank } from "@/lib/text/seen";
import { align } from "./align";

/** A unit of a text that is matched to a source, with its words; and what of the source it seems to be made from. */
type Matched = { unit: string; text: string; source: string | null };

export type Matching = {
  units: Matched[];
  /** What can be chosen, in the order of the source. */
  sources: { unit: string; text: string }[];
};

/** What of a text that comes from elsewhere belongs to what of a source: a proposal, to be put right by a person. */
export function matchingOf(source: Content, text: Content): Matching {
  const pairs = new Map(align(source, text).map(({ unit, sourceUnit }) => [unit, sourceUnit]));
  const said = (content: Content) => unitsOf(content).filter(({ text }) => !isBlank(text));
  return {
    units: said(text).map(({ unit, text }) => ({ unit, text, source: pairs.get(unit) ?? null })),
    sources: said(source).map(({ unit, text }) => ({ unit, text })),
  };
}
