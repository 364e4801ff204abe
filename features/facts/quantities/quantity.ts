import type { Limit } from "./limits";
import type { Dimension } from "./units";

/** How surely a number carries a fact. A spelled one or two may be a manner of speaking; a three may be lost, and not added. */
export type Weight = "strong" | "middle" | "weak";

export type Quantity = {
  start: number;
  end: number;
  low: number;
  high: number;
  other?: number;
  /** What it counts: `money:CNY`, `percent`, a kind of measure, `count`. */
  measure: `money:${string}` | "percent" | "times" | "part" | Dimension;
  /** What the measure is multiplied by to be compared. */
  factor: number;
  unit?: string;
  limit: Limit;
  /** 多 and 余 say "over" more softly than 超过. */
  soft: boolean;
  weight: Weight;
  ordinal: boolean;
  /** With its limiting words, as it is shown. */
  from: number;
  to: number;
};
