import { setTimeout as sleep } from "node:timers/promises";
import { type Difference, differences, isGrave } from "./compare";
import { type Asks, readMachines } from "./records";
import { readSample } from "./sample";
import { machineName, ownWord } from "./word";

const lookAgainMs = 1_000;

/**
 * Compares this machine, before it serves anybody, with those of its site
 * that are at work. What was killed moments ago still stands in the rows: of a
 * grave difference it is waited for whether that machine speaks again or is
 * gone (some 20 seconds).
 *
 * @throws when the database cannot be asked; a store of files that is away is no difference
 */
export async function meetNeighbours(db: Asks): Promise<Difference[]> {
  const sample = await readSample(db).catch(() => ({ sees: [], misses: [] }));
  const own = { name: machineName(), startedAt: new Date(), word: { ...ownWord(), ...sample } };
  const before = await readMachines(db);
  const suspects = () => before.filter((each) => differences(own, [each]).some(isGrave));
  if (suspects().length === 0) return differences(own, before);
  for (;;) {
    await sleep(lookAgainMs);
    const now = await readMachines(db);
    const spoken = new Map(now.map((each) => [each.id, each.at.getTime()]));
    const undecided = suspects().some(({ id, at }) => spoken.get(id) === at.getTime());
    if (!undecided) return differences(own, now);
  }
}
