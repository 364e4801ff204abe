import { cpus, loadavg } from "node:os";
import type { Publisher } from "./publisher";
import type { Met, Readers } from "./readers";

const isBad = ({ error, stale }: Met) => Boolean(error || stale);

/** Prints what readers met that they should not have, and what the publisher was refused: the first of them. */
export function printMet(readers: Readers, publisher: Publisher): void {
  for (const { phase, path, error, stale, milliseconds } of readers.met
    .filter(isBad)
    .slice(0, 60)) {
    console.log(`${phase}: ${path} ${error ?? stale} after ${Math.round(milliseconds)} ms`);
  }
  for (const { phase, why } of publisher.refused.slice(0, 20)) console.log(`${phase}: ${why}`);
}

/** What was acknowledged and is not there, or was never seen everywhere, as sentences. */
export async function lostOf(publisher: Publisher): Promise<string[]> {
  const open = publisher.open > 0 ? [`${publisher.open} receipts were never finished`] : [];
  return [...(await publisher.lost()), ...open];
}

/** @returns what came of the run in a sentence, and whether that is what should come of it */
export function verdictOf(
  { met }: Readers,
  problems: readonly string[],
): { passed: boolean; sentence: string } {
  const errors = met.filter(({ error }) => error).length;
  const stale = met.filter((each) => each.stale).length;
  return {
    passed: errors + stale + problems.length === 0,
    sentence: `Errors ${errors}, stale answers after a receipt ${stale}, lost publishes and other problems ${problems.length}.`,
  };
}

/** When and on what a run was made, for the document that has its table. */
export function circumstancesOf(run: { minutes?: string; readers: string; every: string }): string {
  return [
    new Date().toISOString().slice(0, 10),
    ...(run.minutes ? [`${run.minutes} minutes`] : []),
    `${cpus().length} cores for everything`,
    `a load of ${loadavg()[2]?.toFixed(1)} (15 minutes)`,
    `${run.readers} readers`,
    `a publish every ${run.every} s`,
    `Node ${process.versions.node}.`,
  ].join(", ");
}
