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

/**
 * Whether a question was never asked, as no connection was had: all were taken
 * until the time was up, PostgreSQL gives out no more, or the one given was
 * dead. `pg` and Prisma have no code for most of these, and Prisma puts the
 * driver's words into a cause.
 *
 * One of which the database was ended while it was asked says the same
 * ("Connection terminated"). A database that refuses connections is none: it is away.
 */
export function foundNoConnection(error: unknown): boolean {
  return /timeout exceeded when trying to connect|Unable to start a transaction|too many clients|Connection terminated/i.test(
    errorWords(error),
  );
}

/** Names and words of an error and of what caused it: drivers differ in where they put what they say. */
export function errorWords(error: unknown): string {
  const words: string[] = [];
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    words.push(`${each.name} ${each.message}`);
  }
  return words.join("\n");
}
