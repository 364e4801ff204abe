import { setTimeout as sleep } from "node:timers/promises";
import pLimit from "p-limit";
import { proveOthers, type Shown } from "./prove-others";
import { type DueUrl, dueUrls, endReceipt, noteAnswer } from "./rows";
import { allProve, judge } from "./shows-everywhere";
import type { AskSite } from "./whole-site";

/**
 * After that nothing is begun any more in a round of looking. What was begun
 * before it ends within the twelve seconds that fronts and then edges may take
 * (see whole-site.ts): twenty in all, well within the job's lease.
 */
const roundMs = 8_000;
const atOnce = 4;
const firstPauseMs = 20;
const longestPauseMs = 1_000;

export type ReceiptOutcome = "done" | "going" | "behind" | "gone";

/**
 * Fetches the addresses that a publish touched until each shows it, on every
 * front of the site and on all that answers readers before them, and ticks
 * them off. Fetching also warms them. What was ticked off before (by a worker
 * that did not live to the end) stays so. What an answer proves of other
 * receipts is ticked off there, too.
 *
 * @param signal ends it after what was begun
 * @returns `going`: the time was too short, and some were ticked off in it;
 *   `behind`: none was, try again later; `gone`: there is no such receipt
 */
export async function checkReceipt(
  receiptId: string,
  ask: AskSite,
  signal: AbortSignal,
): Promise<ReceiptOutcome> {
  const deadline = Date.now() + roundMs;
  let some = false;
  const former = new Map<string, string>();
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const due = await dueUrls(receiptId);
    if (!due) return "gone";
    if (due.length === 0) {
      await endReceipt(receiptId, "DONE");
      return "done";
    }
    const shown: Shown[] = [];
    const limit = pLimit(atOnce);
    const lookAt = async (url: DueUrl) => {
      if (signal.aborted || Date.now() > deadline) return;
      const sightings = await ask(url.path, (fronts) => {
        const given = fronts.map(({ answer }) => answer?.content).join();
        // Nobody has published: an edge that shows something else is behind, and not ahead.
        const isOld = former.get(url.path) === given;
        former.set(url.path, given);
        return !isOld && Date.now() < deadline && allProve(fronts, url);
      });
      const seen = judge(sightings, url);
      if (seen.behind.length === 0) shown.push({ url, sightings });
      await noteAnswer(receiptId, url.path, seen);
    };
    await Promise.all(due.map((url) => limit(() => lookAt(url))));
    if (shown.length > 0) {
      some = true;
      pauseMs = firstPauseMs;
      await proveOthers(receiptId, shown);
    }
    if (signal.aborted || Date.now() > deadline) return some ? "going" : "behind";
    await sleep(pauseMs, undefined, { signal }).catch(() => {});
  }
}
