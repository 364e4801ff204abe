import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { poolFor } from "./client";

/**
 * Questions to the public record that are asked for each page: in one piece,
 * and prepared, so that PostgreSQL parses and plans each of them once for
 * each connection and not once for each page.
 */
export type Statement = { name: string; text: string };

/**
 * @param label what it asks for; part of its name
 * @param text with `$1`, `$2`, …; what it gives must not change its type
 *   while the site runs (a prepared one would fail)
 */
export function statement(label: string, text: string): Statement {
  // Behind a pool, programs of two builds share connections: one name must be one text.
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return { name: `${label}_${digest}`, text };
}

/**
 * A pool of connections that is shared by transaction (PgBouncer before 1.21,
 * or without `max_prepared_statements`) has statements prepared on
 * connections that the next question does not get, and others' on those that
 * it gets. From the first such answer on, nothing is prepared on it any more.
 */
const unprepared = new WeakSet<Pool>();

/** There is none of that name (26000), or already one (42P05). */
const ofNoUse = new Set(["26000", "42P05"]);

/**
 * Asks as the role that sees what is public.
 *
 * @returns the rows as they came: whoever asks says what they are to be
 * @throws when the database cannot be asked
 */
export async function askPublic(
  { name, text }: Statement,
  values: readonly unknown[],
): Promise<unknown[]> {
  const pool = poolFor("PUBLIC_DATABASE_URL");
  const question = { text, values: [...values] };
  if (!unprepared.has(pool)) {
    try {
      return (await pool.query({ ...question, name })).rows;
    } catch (error) {
      if (!ofNoUse.has((error as { code?: string }).code ?? "")) throw error;
      unprepared.add(pool);
    }
  }
  return (await pool.query(question)).rows;
}
