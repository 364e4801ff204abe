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

export type Pace = {
  /** So many as fast as they come … */
  free: number;
  /** … and before each further one a pause, which doubles from a second to this. */
  longestPauseSeconds: number;
  /** All are forgotten so long after the last one. */
  forgottenAfterSeconds: number;
};

/**
 * Counts an attempt at something that is slowed down and never shut: whoever
 * comes too early is told how long to wait, is not counted, and gets through
 * afterwards. What others do to it costs its owner a bounded time.
 *
 * @returns the seconds to wait; 0: this one is let through, and is the so-manieth
 */
export async function takeTurn(
  what: string,
  whose: string,
  pace: Pace,
): Promise<{ waitSeconds: number; attempts: number }> {
  const key = keyOf(what, whose);
  const { free, longestPauseSeconds: longest, forgottenAfterSeconds: forgotten } = pace;
  // One statement sees that it is time and takes the turn: of many at once, one has it.
  const [taken] = await editorialDb().$queryRaw<{ attempts: number }[]>`
    INSERT INTO editorial.rate_limit AS known (key, attempts, until)
    VALUES (${key}, 1, editorial.clock() + make_interval(secs => ${forgotten}))
    ON CONFLICT (key) DO UPDATE SET
      attempts = CASE WHEN known.until <= editorial.clock() THEN 1 ELSE known.attempts + 1 END,
      until = excluded.until,
      not_before = CASE
        WHEN known.until <= editorial.clock() OR known.attempts + 1 < ${free} THEN NULL
        ELSE editorial.clock() + make_interval(
          secs => least(${longest}, power(2, least(known.attempts + 1 - ${free}, 20)))) END
    WHERE known.not_before IS NULL OR known.not_before <= editorial.clock()
      OR known.until <= editorial.clock()
    RETURNING attempts`;
  if (taken) return { waitSeconds: 0, attempts: taken.attempts };
  const [known] = await editorialDb().$queryRaw<{ attempts: number; seconds: number }[]>`
    SELECT attempts, ceil(extract(epoch FROM not_before - editorial.clock()))::int AS seconds
    FROM editorial.rate_limit WHERE key = ${key}`;
  // It may have been forgotten, or have come to its end, between the two.
  return { waitSeconds: Math.max(1, known?.seconds ?? 1), attempts: known?.attempts ?? 0 };
}

/** One attempt less: whoever made it has shown that it was none of those that are counted. */
export async function giveTurnBack(what: string, whose: string): Promise<void> {
  await editorialDb().$executeRaw`
    UPDATE editorial.rate_limit SET attempts = greatest(attempts - 1, 0)
    WHERE key = ${keyOf(what, whose)}`;
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
