import type { Inline } from "@/features/publication/schema";
import type { Said } from "./said";

/** What several units say, one behind the other. */
export const sharedInlines = (
  units: readonly string[],
  there: ReadonlyMap<string, Said>,
): Inline[] =>
  units.flatMap((unit, index): Inline[] => [
    ...(index > 0 ? [{ type: "text", text: " " } as const] : []),
    ...(there.get(unit)?.inlines ?? []),
  ]);
