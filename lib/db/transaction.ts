import { setTimeout as wait } from "node:timers/promises";
import { errorWords, foundNoConnection } from "./ask-again";
import { editorialDb, type Transaction } from "./editorial";

/** What PostgreSQL answers when it has undone a transaction so that others could go on. */
const undone = new Set(["40001", "40P01"]);
const attempts = 20;

/** As long as no person waits for a transaction. */
const usualMs = 30_000;

/**
 * Runs `work` in one transaction of the owner's connection: all of it is
 * committed, or nothing.
 *
 * Tried again when no connection was free in time or the one given was dead
 * (PostgreSQL was restarted), and when PostgreSQL undid it for another one's sake: in both cases nothing has happened. `work` may
 * therefore run more than once and must touch nothing but the database.
 *
 * @param longestMs after which it is undone
 * @throws what `work` throws
 */
export function inTransaction<T>(
  work: (tx: Transaction) => Promise<T>,
  longestMs = usualMs,
): Promise<T> {
  return attempted(work, { timeout: longestMs });
}

/**
 * Runs several reads on one state of the database. They take no locks: what
 * others write meanwhile neither waits nor shows.
 *
 * @throws what `work` throws
 */
export function inSnapshot<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return attempted(work, { isolationLevel: "RepeatableRead" });
}

async function attempted<T>(
  work: (tx: Transaction) => Promise<T>,
  options: { isolationLevel?: "RepeatableRead"; timeout?: number },
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    let begun = false;
    try {
      return await editorialDb().$transaction(
        (tx) => {
          begun = true;
          return work(tx);
        },
        { maxWait: 10_000, timeout: usualMs, ...options },
      );
    } catch (error) {
      const again = begun ? wasUndone(error) : foundNoConnection(error);
      if (!again || attempt === attempts) throw error;
      await wait(Math.random() * 20 * attempt);
    }
  }
}

function wasUndone(error: unknown): boolean {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    const { code } = each as { code?: unknown };
    if (code === "P2034" || (typeof code === "string" && undone.has(code))) return true;
  }
  return /TransactionWriteConflict|deadlock detected|could not serialize/.test(errorWords(error));
}
