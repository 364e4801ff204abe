import { setTimeout as sleep } from "node:timers/promises";
import pLimit from "p-limit";
import { provesChange } from "@/lib/page-store/shows-change";
import { type DueUrl, dueUrls, endReceipt, noteAnswer } from "./receipt-rows";
import type { AskFronts } from "./site-fronts";

/** How long one round of looking may take, well within the job's lease. */
const roundMs = 8_000;
const atOnce = 4;
const firstPauseMs = 20;
const longestPauseMs = 1_000;

export type ReceiptOutcome = "done" | "behind" | "gone";

/**
 * Fetches the addresses that a publish touched until each shows it, on every
 * front of the site, and ticks them off. Fetching also warms them. What was
 * ticked off before (by a worker that did not live to the end) stays so.
 *
 * @returns `behind`: some do not show it yet, try again later; `gone`: there
 *   is no such receipt
 */
export async function checkReceipt(
  receiptId: string,
  ask: AskFronts,
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
      const { status, shown } = await look(url, ask);
      progress ||= shown;
      await noteAnswer(receiptId, url.path, { status, shown });
    };
    await Promise.all(due.map((url) => limit(() => lookAt(url))));
    if (signal.aborted || Date.now() > deadline) return "behind";
    if (progress) pauseMs = firstPauseMs;
    await sleep(pauseMs, undefined, { signal }).catch(() => {});
  }
}

/** Asks all fronts of the site; the address shows the change when each of them proves it. */
async function look(
  { path, ...expected }: DueUrl,
  ask: AskFronts,
): Promise<{ status: number | undefined; shown: boolean }> {
  const answers = await ask(path);
  const behind = answers.find((answer) => !answer || !provesChange(answer, expected));
  const shown =
    answers.length > 0 && answers.every((answer) => answer && provesChange(answer, expected));
  return { status: (shown ? answers[0] : behind)?.status, shown };
}
