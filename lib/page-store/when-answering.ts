import { setTimeout as delay } from "node:timers/promises";
import { whyAway } from "@/lib/postgres/connection";
import { databaseIdentity } from "./freshness";

/** Between looks for a database that is away at a start. */
const lookAgainMs = 500;

/** While it stays away for the same cause, that is said again after this. */
const sayAgainMs = 60_000;

/** Where nobody has set the second, the site made it from the first. */
const variable = "DATABASE_URL (or PUBLIC_DATABASE_URL, where it is set)";

type Hooks = {
  /** Told why nothing can be opened yet, in a sentence: at once, when the cause changes, and now and then. */
  isAway: (why: string, error: unknown) => void;
  /** Asked before each look. */
  goesOn?: () => boolean;
};

/**
 * Opens what needs the public side's database as soon as it answers, and
 * tries again for as long as it goes away while that is done.
 *
 * @param open given the database's identity; may run more than once
 * @returns what was opened; undefined when it was not to go on
 */
export async function whenDatabaseAnswers<T>(
  open: (identity: string) => Promise<T>,
  { isAway, goesOn = () => true }: Hooks,
): Promise<T | undefined> {
  let said = "";
  let saidAt = 0;
  while (goesOn()) {
    try {
      return await open(await databaseIdentity());
    } catch (error) {
      const url = process.env.PUBLIC_DATABASE_URL ?? "";
      const why = await whyAway(error, url, variable);
      if (!goesOn()) break;
      if (why !== said || Date.now() - saidAt >= sayAgainMs) {
        isAway(why, error);
        said = why;
        saidAt = Date.now();
      }
      await delay(lookAgainMs);
    }
  }
  return undefined;
}
