import { readFileSync } from "node:fs";

/**
 * What a process holds. `residentBytes` counts what processes share (Node's
 * own program) for each of them, `sharedOnceBytes` once, `ownBytes` not at all.
 */
type Memory = { residentBytes: number; sharedOnceBytes: number; ownBytes: number };

/** What the kernel says that a process holds; nothing of one that has ended. */
export function memoryOf(pid: number): Memory {
  let text = "";
  try {
    text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  } catch {
    // It has ended meanwhile.
  }
  const of = (what: string) =>
    Number(new RegExp(`^${what}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? 0) * 1024;
  return { residentBytes: of("Rss"), sharedOnceBytes: of("Pss"), ownBytes: of("Pss_Anon") };
}
