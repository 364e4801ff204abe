import { readdirSync, readFileSync } from "node:fs";

/**
 * The processes that a process has begun and that have not ended, by the
 * kernel's own list: to look through all processes several times a second
 * takes part in what is measured.
 */
export function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8")
        .split(" ")
        .filter(Boolean)
        .map(Number),
    );
  } catch {
    // It has ended meanwhile.
    return [];
  }
}

/** All that a process has begun, and they have. */
export const descendantsOf = (pid: number): number[] => childrenOf(pid).flatMap(familyOf);

/** A process, and all that it has begun, and they have. */
export const familyOf = (pid: number): number[] => [pid, ...descendantsOf(pid)];

/** What a process was called by; nothing where it has ended. */
export function argumentsOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}
