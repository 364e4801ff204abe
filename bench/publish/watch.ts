import { setTimeout as sleep } from "node:timers/promises";
import { showsChange, snapshotHeader } from "@/lib/page-store/shows-change";

const longestWaitMs = 15_000;
const pauseMs = 2;

/**
 * Asks an address until it shows a change.
 *
 * @param since when the publish was acknowledged, of `performance.now()`
 * @returns milliseconds from then on; undefined when it did not within 15 s
 */
export async function timeUntilShown(
  url: string,
  { xid, status }: { xid: bigint; status: number },
  since: number,
): Promise<number | undefined> {
  const expected = { xid, statuses: new Set([status]) };
  while (performance.now() - since < longestWaitMs) {
    const response = await fetch(url, { redirect: "manual" });
    await response.arrayBuffer();
    const snapshot = response.headers.get(snapshotHeader) ?? undefined;
    if (showsChange({ status: response.status, snapshot }, expected)) {
      return performance.now() - since;
    }
    await sleep(pauseMs);
  }
  return undefined;
}

/** `p` from 0 to 1, of values in any order. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}
