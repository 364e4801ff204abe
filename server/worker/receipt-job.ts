import { setTimeout as sleep } from "node:timers/promises";
import pLimit from "p-limit";
import { type FrontAnswer, provesChange, showsTheSame } from "@/lib/page-store/shows-change";
import { type DueUrl, dueUrls, endReceipt, noteAnswer, type Seen } from "./receipt-rows";
import type { AskSite } from "./whole-site";

/** How long one round of looking may take, well within the job's lease. */
const roundMs = 8_000;
const atOnce = 4;
const firstPauseMs = 20;
const longestPauseMs = 1_000;

export type ReceiptOutcome = "done" | "behind" | "gone";

/**
 * Fetches the addresses that a publish touched until each shows it, on every
 * front of the site and on all that answers readers before them, and ticks
 * them off. Fetching also warms them. What was
 * ticked off before (by a worker that did not live to the end) stays so.
 *
 * @returns `behind`: some do not show it yet, try again later; `gone`: there
 *   is no such receipt
 */
export async function checkReceipt(
  receiptId: string,
  ask: AskSite,
  signal: AbortSignal,
): Promise<ReceiptOutcome> {
  const deadline = Date.now() + roundMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const due = await dueUrls(receiptId);
    if (!due) return "gone";
    if (due.length === 0) {
      await endReceipt(receiptId, "DONE");
      return "done";
    }
    let progress = false;
    const limit = pLimit(atOnce);
    const lookAt = async (url: DueUrl) => {
      if (signal.aborted || Date.now() > deadline) return;
      const seen = await look(url, ask);
      progress ||= seen.behind.length === 0;
      await noteAnswer(receiptId, url.path, seen);
    };
    await Promise.all(due.map((url) => limit(() => lookAt(url))));
    if (signal.aborted || Date.now() > deadline) return "behind";
    if (progress) pauseMs = firstPauseMs;
    await sleep(pauseMs, undefined, { signal }).catch(() => {});
  }
}

/**
 * Asks the whole site; the address shows the change when each front proves it
 * and whoever asks elsewhere gets the same.
 *
 * @returns `behind`: what does not show it, by name
 */
async function look({ path, ...expected }: DueUrl, ask: AskSite): Promise<Seen> {
  const { fronts, edges } = await ask(path);
  const proves = (answer: FrontAnswer | undefined) =>
    answer !== undefined && provesChange(answer, expected);
  const proven = fronts.flatMap(({ answer }) => (answer && proves(answer) ? [answer] : []));
  const late = fronts.filter(({ answer }) => !proves(answer));
  const lateEdges = edges.filter(({ content }) => !showsTheSame(content, proven));
  const answer = late.length > 0 ? late[0]?.answer : proven[0];
  const none = fronts.length === 0 ? ["front"] : [];
  const behind = new Set([...none, ...late.map(({ of }) => of), ...lateEdges.map(({ of }) => of)]);
  return { status: answer?.status, behind: [...behind] };
}
