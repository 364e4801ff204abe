import { draftIndex } from "@/features/editorial/drafts/draft-index";
import { pictureRepair } from "@/features/editorial/pictures/picture-tasks";
import { publishedIndex, publishedIndexName } from "@/features/publication/write/reindex";
import { settleIndex } from "@/features/search/index/gather";
import { log } from "@/lib/log";
import { goOn, isBeingDone, type Task, wantUpkeep } from "@/lib/upkeep/upkeep";

/** A round ends after that, so that the worker's other loops have their turn. */
const roundMs = 15_000;
/** Not each round: what does not let go of the index would have searches wait behind this every few seconds. */
const betweenSettlingMs = 60_000;

/** What is found by readers comes first. */
const all = [publishedIndex, draftIndex, pictureRepair];

/** Does in the background what a new version of the site wants to be done to all that there is. */
export function createUpkeep(signal: AbortSignal): () => Promise<void> {
  let tasks: Task[] | undefined;
  let settleAt = 0;
  return async () => {
    if (Date.now() >= settleAt) {
      settleAt = Date.now() + betweenSettlingMs;
      await settleUnlessGathering().catch((err) =>
        log.warn({ err }, "the index of search was left as it was, and is looked at again"),
      );
    }
    if (!tasks) {
      const wanted = all.map((task) => task());
      for (const task of wanted) await wantUpkeep(task);
      tasks = wanted;
    }
    const until = Date.now() + roundMs;
    for (const task of tasks) {
      while (!signal.aborted && Date.now() < until && (await goOn(task)));
    }
  };
}

/**
 * Whoever made the index anew may have been killed, or kept from settling it
 * after the last step, which no other follows: then nobody else would, for as
 * long as this process lives. A reindex from the command line has no lease; it
 * gathers again in its next step.
 */
async function settleUnlessGathering(): Promise<void> {
  if (!(await isBeingDone(publishedIndexName))) await settleIndex();
}
