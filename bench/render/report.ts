import { median } from "@/bench/serve/measure";
import type { Cost } from "./measure";

/** What is not the process that answers: the database, asked by both. */
const shared = "postgres";

/**
 * Prints a table of medians, with the ratio to the first of the subjects.
 *
 * @param costs of each subject, one for each round
 */
export function report(costs: Record<string, Cost[]>): void {
  const [first = []] = Object.values(costs);
  console.log("| | wait, ms | of the bare page | processor, ms | of the bare page | which is |");
  console.log("| --- | ---: | ---: | ---: | ---: | --- |");
  for (const [name, rounds] of Object.entries(costs)) {
    const wait = median(rounds.map(({ waitMs }) => waitMs));
    const waits = median(rounds.map(({ waitMs }, round) => waitMs / (first[round]?.waitMs ?? 0)));
    const ran = median(rounds.map(ownMs));
    const rans = median(rounds.map((cost, round) => ownMs(cost) / ownMs(first[round])));
    const parts = Object.keys(rounds[0]?.ranMs ?? {}).map((part) => {
      const ms = median(rounds.map(({ ranMs }) => ranMs[part] ?? 0));
      return `${part} ${ms.toFixed(1)}`;
    });
    const cells = [name, wait.toFixed(1), waits.toFixed(2), ran.toFixed(1), rans.toFixed(2)];
    console.log(`| ${[...cells, parts.join(", ")].join(" | ")} |`);
  }
}

/** Without the database's own time. */
function ownMs(cost: Cost | undefined): number {
  const own = Object.entries(cost?.ranMs ?? {}).filter(([part]) => part !== shared);
  return own.reduce((sum, [, ms]) => sum + ms, 0);
}
