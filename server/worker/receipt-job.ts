import { setTimeout as sleep } from "node:timers/promises";
import pLimit from "p-limit";
import { type PageAnswer, showsChange, snapshotHeader } from "@/lib/page-store/shows-change";
import { type DueUrl, dueUrls, endReceipt, noteAnswer } from "./receipt-rows";

/** How long one round of looking may take, well within the job's lease. */
const roundMs = 8_000;
const requestTimeoutMs = 5_000;
const atOnce = 4;
const firstPauseMs = 20;
const longestPauseMs = 1_000;

export type ReceiptOutcome = "done" | "behind" | "gone";

/**
 * Fetches the addresses that a publish touched until each shows it, on every
 * process of the site, and ticks them off. Fetching also warms them. What was
 * ticked off before (by a worker that did not live to the end) stays so.
 *
 * @returns `behind`: some do not show it yet, try again later; `gone`: there
 *   is no such receipt
 */
export async function checkReceipt(
  receiptId: string,
  addresses: readonly string[],
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
      const { status, shown } = await look(url, addresses);
      progress ||= shown;
      await noteAnswer(receiptId, url.path, { status, shown });
    };
    await Promise.all(due.map((url) => limit(() => lookAt(url))));
    if (signal.aborted || Date.now() > deadline) return "behind";
    if (progress) pauseMs = firstPauseMs;
    await sleep(pauseMs, undefined, { signal }).catch(() => {});
  }
}

/** Asks all processes of the site; the address shows the change when it does on each of them. */
async function look(
  { path, ...expected }: DueUrl,
  addresses: readonly string[],
): Promise<{ status: number | undefined; shown: boolean }> {
  const answers = await Promise.all(addresses.map((address) => ask(address + path)));
  const behind = answers.find((answer) => !answer || !showsChange(answer, expected));
  const shown =
    answers.length > 0 && answers.every((answer) => answer && showsChange(answer, expected));
  return { status: (shown ? answers[0] : behind)?.status, shown };
}

/** @returns undefined where nothing answers */
async function ask(url: string): Promise<PageAnswer | undefined> {
  try {
    const response = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(requestTimeoutMs),
      headers: { "User-Agent": "newsroom-receipt" },
    });
    // Read to its end: a connection with an unread answer is not used again.
    await response.arrayBuffer();
    return { status: response.status, snapshot: response.headers.get(snapshotHeader) ?? undefined };
  } catch {
    return undefined;
  }
}
