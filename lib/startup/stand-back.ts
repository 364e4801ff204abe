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
 * @returns "again" where Linux wants to be asked later: it lets an account
 *   that is not root change a group every tenth of a second
 */
export function standBack(pid: number, niceness: number): "done" | "again" {
  attempt(() => setPriority(pid, niceness));
  const refusal = attempt(() => writeFileSync(`/proc/${pid}/autogroup`, `${niceness}`));
  return refusal === "EAGAIN" ? "again" : "done";
}

function attempt(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    // Another system, or one that does not let it.
    return (error as NodeJS.ErrnoException).code;
  }
}
