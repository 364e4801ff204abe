import type { FactKind } from "@/features/facts/schema";

/** What two texts of one statement say differently; nothing on a side that does not say it. */
export type Disagreement = {
  kind: FactKind;
  source: string | null;
  target: string | null;
};
