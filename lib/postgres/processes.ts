import { execFileSync } from "node:child_process";
import { readFileSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "@/lib/error-text";
import { isAlive } from "@/lib/startup/lock-holder.mjs";

/** Sends a signal; a process that is gone already is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
}

export async function waitUntilGone(pid: number, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > end) return false;
    await sleep(50);
  }
  return true;
}

/**
 * Stops a postmaster: fast (open transactions are rolled back, everything is written), and by force only
 * when it does not answer. The next start would then replay its log: slow, but nothing is lost.
 */
export async function stopPostmaster(pid: number): Promise<void> {
  const escalation: Array<[NodeJS.Signals, number]> = [
    ["SIGINT", 60_000],
    ["SIGQUIT", 10_000],
    ["SIGKILL", 10_000],
  ];
  for (const [name, graceMs] of escalation) {
    signal(pid, name);
    if (await waitUntilGone(pid, graceMs)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) could not be stopped`);
}

/** The process id of the postmaster that runs on this cluster now, if any. */
export function runningPostmaster(cluster: string): number | undefined {
  const pid = readPidFile(cluster)?.pid;
  return pid !== undefined && isAlive(pid) && servesCluster(pid, cluster) ? pid : undefined;
}

/**
 * Removes a pid file whose process id has gone to some other program (usual in containers, where ids
 * start again at 1): PostgreSQL itself sees only that the id lives and would refuse to start.
 */
export function removeForeignPidFile(cluster: string): void {
  const pid = readPidFile(cluster)?.pid;
  if (pid !== undefined && isAlive(pid) && !servesCluster(pid, cluster)) {
    rmSync(path.join(cluster, "postmaster.pid"), { force: true });
  }
}

/** The first line holds the process id, the eighth what it is doing ("ready" when it takes connections). */
export function readPidFile(cluster: string): { pid: number; status: string } | undefined {
  let lines: string[];
  try {
    lines = readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, status: (lines[7] ?? "").trim() } : undefined;
}

/**
 * Whether this process is a server started on this cluster, by its command line. (The working directory
 * would tell too, but root in a container may not read that of another account's process.)
 */
function servesCluster(pid: number, cluster: string): boolean {
  const words = commandLine(pid);
  if (!words.some((word) => path.basename(word) === "postgres")) return false;
  const wanted = real(cluster);
  return words.some((word) => path.isAbsolute(word) && real(word) === wanted);
}

function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    // No /proc (macOS). Paths with spaces are lost here; the orphan then reports a busy data folder itself.
    try {
      return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).split(
        /\s+/,
      );
    } catch {
      return [];
    }
  }
}

function real(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
