import type { UnitState } from "@/features/editorial/units/provenance";

/** How a unit of a translation stands to its source, as far as the site knows. */
export type Standing = {
  state: UnitState;
  /** What the source said when the unit was made, where it says something else now. */
  former: string;
};

type XliffState = {
  state: string;
  qualifier?: string;
  isApproved: boolean;
};

/**
 * @param standing none where the translation has no words for it
 * @param isApproved whether the text as a whole is approved or public
 * @returns the same in XLIFF's words
 */
export function stateOf(standing: Standing | undefined, isApproved: boolean): XliffState {
  if (!standing || standing.state === "untranslated") {
    return { state: "needs-translation", isApproved: false };
  }
  if (standing.state === "changed" || standing.state === "sourceless") {
    return { state: "needs-review-translation", isApproved: false };
  }
  if (standing.state === "machine") {
    return {
      state: "needs-review-translation",
      qualifier: "mt-suggestion",
      isApproved: false,
    };
  }
  return { state: isApproved ? "final" : "translated", isApproved };
}
