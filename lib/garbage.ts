import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

let collect: (() => void) | undefined;

/**
 * Sweeps up what nothing needs any more and gives it back to the system. Node
 * does so by itself when much is asked for, and not when little is: what a
 * burst of work has left stays with a process that does nothing else.
 *
 * It stops the process for so long, some tens of milliseconds for each 100 MB
 * that are in use: not for one that somebody waits for.
 */
export function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString("--expose-gc");
    // A Node that has none this way is larger, and works.
    collect = (runInNewContext("globalThis.gc") as (() => void) | undefined) ?? (() => {});
    setFlagsFromString("--no-expose-gc");
  }
  collect();
}

/**
 * Collects garbage as often as so much has gathered, until the process ends.
 *
 * @param mostBytes more than is in use
 * @param everyMs between two looks
 * @returns ends it
 */
export function keepLean(
  mostBytes: number,
  everyMs: number,
  collectAll = collectGarbage,
): () => void {
  let inUse = 0;
  const timer = setInterval(() => {
    if (heldBytes() - inUse < mostBytes) return;
    collectAll();
    inUse = heldBytes();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Has Node collect garbage when so much has gathered, in hundredths of what is
 * in use: by itself it waits for up to four times as much where it makes
 * garbage quickly and collects it quickly. A Node that does not know of this
 * says so on its standard error, and goes on as by itself.
 */
export function collectAt(percent: number): void {
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}

/** What is in use and what nobody has collected yet, buffers included. */
function heldBytes(): number {
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  return heap + external;
}
