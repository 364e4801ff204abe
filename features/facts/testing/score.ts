import type { Judge } from "@/features/facts/comparing/judge";
import type { FactKind } from "@/features/facts/schema";
import { type Half, type LabelledPair, readSet } from "./set/read-set";

export type Score = {
  /** By kind: how many were seeded and found. */
  kinds: Map<FactKind, { seeded: number; found: number }>;
  clean: number;
  falseAlarms: { pair: LabelledPair; said: string }[];
  missed: { pair: LabelledPair; kind: FactKind; said: string }[];
};

/** A fault counts as found where a disagreement of its kind is said. */
export function scored(judge: Judge, halves: readonly Half[]): Score {
  const score: Score = { kinds: new Map(), clean: 0, falseAlarms: [], missed: [] };
  for (const pair of halves.flatMap(readSet)) {
    const said = judge.pair(pair.source, pair.target);
    const words = said
      .map(({ kind, source, target }) => `${kind}: ${source} | ${target}`)
      .join("; ");
    if (pair.faults.length === 0) {
      score.clean++;
      if (said.length > 0) score.falseAlarms.push({ pair, said: words });
    }
    const free = [...said];
    for (const kind of pair.faults) {
      const line = score.kinds.get(kind) ?? { seeded: 0, found: 0 };
      score.kinds.set(kind, line);
      line.seeded++;
      const at = free.findIndex((each) => each.kind === kind);
      if (at === -1) score.missed.push({ pair, kind, said: words });
      else {
        free.splice(at, 1);
        line.found++;
      }
    }
  }
  return score;
}
