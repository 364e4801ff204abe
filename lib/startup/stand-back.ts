import { writeFileSync } from "node:fs";
import { setPriority } from "node:os";

/**
 * Lets others have the processor first where there is too little of it. Never
 * throws: a site is slower without it, and works.
 *
 * Each process of the site leads a session of its own, and a Linux with
 * autogroups (sched(7)) shares the processor out among sessions first: the
 * niceness of a process says nothing there, that of its group does.
 *
 * @param pid of a process that leads a session
 * @param niceness 0 (not at all) to 19
 */
export function standBack(pid: number, niceness: number): void {
  attempt(() => setPriority(pid, niceness));
  attempt(() => writeFileSync(`/proc/${pid}/autogroup`, `${niceness}`));
}

function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // Another system, or one that does not let it.
  }
}
