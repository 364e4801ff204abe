import { nightlyWalk } from "@/features/editorial/pictures/picture-tasks";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb } from "@/lib/db/editorial";
import { goOn, wantUpkeep } from "@/lib/upkeep/upkeep";

/** A round ends after that: the worker may be told to stop. */
const roundMs = 15_000;

/** From then on it is the next night: two in the morning, in the newsroom's zone (UTC+8). */
const nightBeginsMs = (8 - 2) * 60 * 60_000;

/** Names the night of an instant, or the one before it. */
export const nightOf = (instant: Date): string =>
  new Date(instant.getTime() + nightBeginsMs).toISOString().slice(0, 10);

/**
 * Compares each night, once for all workers, what is kept of pictures,
 * documents and share cards with what was written. A night that no worker has seen is made up for by the next
 * one that runs.
 */
export function createPictureWalk(signal: AbortSignal): () => Promise<void> {
  let wanted: string | undefined;
  return async () => {
    const night = nightOf(await databaseNow(editorialDb()));
    const tasks = nightlyWalk(night);
    if (night !== wanted) for (const task of tasks) await wantUpkeep(task);
    wanted = night;
    const until = Date.now() + roundMs;
    for (const task of tasks) {
      while (!signal.aborted && Date.now() < until && (await goOn(task)));
    }
  };
}
