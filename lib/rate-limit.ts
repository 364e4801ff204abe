import { createHash } from "node:crypto";
import { editorialDb } from "@/lib/db/editorial";

export type Limit = {
  /** So many within … */
  attempts: number;
  /** … so many seconds from the first one on. */
  seconds: number;
};

/**
 * Counts an attempt at something. In the database, so that several processes
 * count together and a restart forgets nothing; by its clock, because
 * machines disagree about the time (rate-limiter-flexible, which was
 * considered, goes by each process's own).
 *
 * @param what what is limited, e.g. `sign-in`
 * @param whose by address, account …; only its hash is kept
 * @returns whether this one is still within the limit
 */
export async function withinLimit(what: string, whose: string, limit: Limit): Promise<boolean> {
  const rows = await editorialDb().$queryRaw<{ attempts: number }[]>`
    INSERT INTO editorial.rate_limit AS known (key, attempts, until)
    VALUES (${keyOf(what, whose)}, 1, editorial.clock() + make_interval(secs => ${limit.seconds}))
    ON CONFLICT (key) DO UPDATE SET
      attempts = CASE WHEN known.until <= editorial.clock() THEN 1 ELSE known.attempts + 1 END,
      until = CASE WHEN known.until <= editorial.clock() THEN excluded.until ELSE known.until END
    RETURNING attempts`;
  return (rows[0]?.attempts ?? 1) <= limit.attempts;
}

/** Forgets the attempts: the one who made them has shown that they may. */
export async function forgetAttempts(what: string, whose: string): Promise<void> {
  await editorialDb().rateLimit.deleteMany({ where: { key: keyOf(what, whose) } });
}

/** Removes what no longer counts. */
export async function clearOldAttempts(): Promise<void> {
  await editorialDb()
    .$executeRaw`DELETE FROM editorial.rate_limit WHERE until <= editorial.clock()`;
}

function keyOf(what: string, whose: string): string {
  return `${what}:${createHash("sha256").update(whose).digest("base64url").slice(0, 32)}`;
}
