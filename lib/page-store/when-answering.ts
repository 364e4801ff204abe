import { setTimeout as delay } from "node:timers/promises";
import { databaseIdentity } from "./freshness";

/** Between looks for a database that is away at a start. */
const lookAgainMs = 500;

/**
 * Opens what needs the database as soon as it answers, and tries again for
 * as long as it goes away while that is done.
 *
 * @param open given the database's identity; may run more than once
 * @param isAway told once, with what went wrong first
 * @param goesOn asked before each look
 * @returns what was opened; undefined when it was not to go on
 */
export async function whenDatabaseAnswers<T>(
  open: (identity: string) => Promise<T>,
  isAway: (error: unknown) => void,
  goesOn: () => boolean = () => true,
): Promise<T | undefined> {
  for (let told = false; goesOn(); told = true) {
    try {
      return await open(await databaseIdentity());
    } catch (error) {
      if (!told) isAway(error);
      await delay(lookAgainMs);
    }
  }
  return undefined;
}
