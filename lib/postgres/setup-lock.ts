import { errorCode } from "@/lib/error-text";
import { withClient } from "@/lib/postgres/connection";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

/** Any number will do, as long as nothing else in this database uses it. */
const SETUP_LOCK = 7_204_190_403;

/**
 * Holds the database's set-up lock during the work: of several copies of the site that start at once, one
 * migrates and grants while the others wait. It belongs to a transaction on a connection of its own, so a
 * crash frees it, and a pool that gives connections by the transaction holds it as long: one that belongs
 * to a connection would be taken on one of the pool's and given back on another.
 */
export async function withSetupLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  return withClient(url, async (client) => {
    await client.query("BEGIN");
    await client.query(
      "SET LOCAL lock_timeout = '120s'; SET LOCAL idle_in_transaction_session_timeout = 0",
    );
    try {
      await client.query("SELECT pg_advisory_xact_lock($1)", [SETUP_LOCK]);
    } catch (error) {
      if (errorCode(error) !== "55P03") throw error;
      throw new OperatorError(
        "Another process has been changing this database for two minutes: wait until it has finished, then start again.",
      );
    }
    try {
      return await work();
    } finally {
      await client.query("COMMIT").catch(() => {});
    }
  });
}
