import type { FactKind } from "@/features/facts/schema";
import type { Locale } from "@/i18n/routing";
import type { FactSide } from "./compare-texts";
import type { FactFinding } from "./document-facts";

/** Where in a text something stands, in words that people use. */
const places = ["title", "short_title", "summary", "picture", "text", "whole"] as const;
type Place = (typeof places)[number];

/** `unit` as `unitsOf` names it; `text` where it is the whole text that does not say it. */
type ShownSide = {
  locale: Locale;
  unit: string;
  place: Place;
  quote: string | null;
  /** As readers have it, where what is written says something else. */
  live: boolean;
};

/** A disagreement as a screen shows it. */
export type ShownFinding = {
  id: string;
  kind: FactKind;
  source: ShownSide;
  target: ShownSide;
  /** Only met where some languages go out and others stay as readers have them. */
  alone: boolean;
  kept: { reason: string; by: string } | null;
};

export const shownFinding = (finding: FactFinding): ShownFinding => {
  const { id, kind, source, target, asLive, alone, kept } = finding;
  return {
    id,
    kind,
    source: shownSide(source, asLive),
    target: shownSide(target, asLive),
    alone,
    kept: kept && { reason: kept.reason, by: kept.by },
  };
};

const shownSide = ({ locale, unit, quote }: FactSide, asLive: readonly Locale[]): ShownSide => ({
  locale,
  unit,
  live: asLive.includes(locale),
  quote,
  place: placeOf(unit),
});

function placeOf(unit: string): Place {
  if (unit === "title" || unit === "short_title" || unit === "summary") return unit;
  if (unit.startsWith("m:")) return "picture";
  return unit === "text" ? "whole" : "text";
}
