import { readFileSync } from "node:fs";
import { getPriority } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { standBack } from "@/lib/startup/stand-back";

const loopback = new Set(["localhost", "127.0.0.1", "::1", "[::1]"]);

/**
 * No further: what it does for the worker, which stands back the furthest,
 * may hold the lock of the public record, and a publish at the desk waits for it.
 */
const furthest = 5;

/** Linux lets an account change one group every tenth of a second; a pool may open ten connections at once. */
const againAfterMs = 150;
const mostAttempts = 40;

/**
 * A server on the same machine works for a question in a process of its own,
 * which leads a session: to the scheduler it is as good as whoever answers
 * readers, even where it works for a program that stands back. From now on it
 * stands back with that program. A server elsewhere is left alone,
 * and so is one that does not let this account.
 *
 * @param url address of the database
 * @param niceness how far: as this process does
 */
export function standsBackWithUs(pool: pg.Pool, url: string, niceness = getPriority()): void {
  if (niceness <= 0 || !loopback.has(hostOf(url))) return;
  pool.on("connect", (client) => {
    const { processID } = client as pg.PoolClient & { processID?: number | null };
    if (processID && isOfPostgres(processID)) void follow(processID, Math.min(niceness, furthest));
  });
}

async function follow(pid: number, niceness: number): Promise<void> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    if (standBack(pid, niceness) === "done") return;
    await delay(againAfterMs, undefined, { ref: false });
  }
}

/** Through a tunnel or a pool the number is one of another machine's, or nobody's. */
function isOfPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").startsWith("postgres:");
  } catch {
    return false;
  }
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : "");
