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

/** A process and all that it has begun, and they have. */
export const familyOf = (pid: number): number[] => [pid, ...childrenOf(pid).flatMap(familyOf)];
