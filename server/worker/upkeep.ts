import { draftIndex } from "@/features/editorial/drafts/draft-index";
import { pictureRepair } from "@/features/editorial/pictures/picture-tasks";
import { publishedIndex } from "@/features/publication/write/reindex";
import { settleIndex } from "@/features/search/index/gather";
import { goOn, type Task, wantUpkeep } from "@/lib/upkeep/upkeep";

/** A round ends after that, so that the worker's other loops have their turn. */
const roundMs = 15_000;

/** What is found by readers comes first. */
const all = [publishedIndex, draftIndex, pictureRepair];

/** Does in the background what a new version of the site wants to be done to all that there is. */
export function createUpkeep(signal: AbortSignal): () => Promise<void> {
  let tasks: Task[] | undefined;
  return async () => {
    if (!tasks) {
      // Somebody may have been killed while making the index anew.
      await settleIndex();
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
