import { setTimeout as delay } from "node:timers/promises";
import { currentSnapshot } from "@/lib/page-store/freshness";

/** Whoever has waited for so long asks whether the database is there. */
const doubtMs = 700;

/** So long at the beginning of an outage readers wait for its end: a standby takes over in less. */
const patienceMs = 2_000;
const lookAgainMs = 200;
/** An outage of which nobody has heard for so long is over. */
const forgottenAfterMs = 10_000;

let outage: { since: number; heardAt: number } | undefined;
let asking: Promise<boolean> | undefined;

/** Whether the database answers a reader in time. */
export const databaseAnswers = (): Promise<boolean> =>
  currentSnapshot().then(
    () => true,
    () => false,
  );

/**
 * Waits for a render as long as the database is there: one whose database
 * hangs would not end in a reader's time.
 */
export async function unlessDatabaseAway<T>(found: Promise<T>): Promise<T | { status: 503 }> {
  for (;;) {
    const waited = delay(doubtMs, undefined, { ref: false });
    const first = await Promise.race([found, waited]);
    if (first) return first;
    if (!(await databaseAnswers())) return { status: 503 };
  }
}

/**
 * For a reader of whom nothing is kept, and whose page cannot be made because
 * the database is away: waits for it while the outage is young. One that lasts
 * costs nobody a wait.
 *
 * @returns whether it is there again
 */
export async function databaseComesBack(): Promise<boolean> {
  const now = performance.now();
  if (!outage || now - outage.heardAt > forgottenAfterMs) outage = { since: now, heardAt: now };
  outage.heardAt = now;
  const { since } = outage;
  while (performance.now() - since < patienceMs) {
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
    asking ??= databaseAnswers().finally(() => {
      asking = undefined;
    });
    if (!(await asking)) continue;
    outage = undefined;
    return true;
  }
  return false;
}
