import type pg from "pg";
import { errorCode } from "@/lib/error-text";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

/** Any number will do, as long as nothing else in this database uses it. */
const SETUP_LOCK = 7_204_190_403;

/**
 * Holds the database's set-up lock during the work: of several copies of the site that start at once, one
 * migrates and grants while the others wait. It belongs to the connection, so a crash frees it.
 */
export async function withSetupLock<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query(`SET lock_timeout = '120s'`);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [SETUP_LOCK]);
  } catch (error) {
    if (errorCode(error) !== "55P03") throw error;
    throw new OperatorError(
      "Another process has been changing this database for two minutes: wait until it has finished, then start again.",
    );
  }
  try {
    await client.query("RESET lock_timeout");
    return await work();
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [SETUP_LOCK]).catch(() => {});
  }
}
