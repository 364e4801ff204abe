import { setTimeout as delay } from "node:timers/promises";
import { currentSnapshot } from "@/lib/page-store/freshness";

/** Whoever has waited for so long asks whether the database is there. */
const doubtMs = 700;

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
