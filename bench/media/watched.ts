import { readFileSync } from "node:fs";
import { childrenOf } from "@/scripts/site-under-test/family";

/** What the processes that a process has begun hold, in megabytes: all at one moment, and the largest. */
export type Held = { together: number; largest: number; own: number };

const everyMs = 100;

/** Does something, and looks meanwhile what a process and those that it begins hold. */
export async function watching<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<{ result: T; held: Held }> {
  const held: Held = { together: 0, largest: 0, own: 0 };
  const look = setInterval(() => {
    const each = childrenOf(pid).map(megabytesOf);
    held.together = Math.max(
      held.together,
      each.reduce((sum, one) => sum + one, 0),
    );
    held.largest = Math.max(held.largest, ...each);
    held.own = Math.max(held.own, megabytesOf(pid));
  }, everyMs);
  try {
    return { result: await work(), held };
  } finally {
    clearInterval(look);
  }
}

export function megabytesOf(pid: number): number {
  const status = read(`/proc/${pid}/status`);
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1_024;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
