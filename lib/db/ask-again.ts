import type pg from "pg";

/** More than a pool has connections: each of them may be dead. */
const mostTries = 12;
/** Counted from when it was first asked: a dead connection shows itself at once, and a reader waits. */
const longestMs = 1_000;

/**
 * Where the database's address has moved to another server, the connections
 * of a pool that are idle lead to one that is gone, and each shows it when it
 * is used: a reset. What is only read is then asked on the next one, or it
 * would be taken for a database that is away, as often as there are dead ones.
 *
 * @param pool of a role that can only read: nothing could be done twice
 */
export function askAgainWhereLost(pool: pg.Pool): void {
  const ask = pool.query.bind(pool) as (...question: unknown[]) => Promise<unknown>;
  const again = async (...question: unknown[]): Promise<unknown> => {
    const until = performance.now() + longestMs;
    for (let tries = 1; ; tries += 1) {
      try {
        return await ask(...question);
      } catch (error) {
        if (tries === mostTries || performance.now() > until || !isLost(error)) throw error;
      }
    }
  };
  pool.query = again as typeof pool.query;
}

/**
 * The connection broke under the question; one that could not be made at all
 * is a database that is away. What the pool says of one that was not made in
 * time ("Connection terminated due to connection timeout") has a cause.
 */
function isLost(error: unknown): boolean {
  if (!(error instanceof Error) || error.cause !== undefined) return false;
  const { code = "", syscall = "" } = error as NodeJS.ErrnoException;
  if (syscall === "connect") return false;
  return (
    ["ECONNRESET", "EPIPE"].includes(code) || error.message === "Connection terminated unexpectedly"
  );
}
