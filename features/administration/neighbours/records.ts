import { z } from "zod";
import { type Machine, type Word, wordSchema } from "./word";

/** A connection or a pool, of the database's owner. */
export type Asks = {
  query: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
};

/** A machine whose last word is older is gone. Three of them may be lost. */
const keptSeconds = 20;

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  startedAt: z.date(),
  at: z.date(),
  word: z.unknown(),
});

/**
 * The processes that have spoken lately, of all machines. A word that this
 * build does not understand is passed over: a later one may say other things.
 */
export async function readMachines(db: Asks): Promise<Machine[]> {
  const { rows } = await db.query(
    `SELECT id::text, name, started_at AS "startedAt", at, word FROM editorial.site_machine
     WHERE at > clock_timestamp() - make_interval(secs => $1)
     ORDER BY name, started_at`,
    [keptSeconds],
  );
  return z
    .array(rowSchema)
    .parse(rows)
    .flatMap((row) => {
      const { data: word } = wordSchema.safeParse(row.word);
      return word ? [{ ...row, word }] : [];
    });
}

/**
 * Says that a process lives, and what of its machine.
 *
 * @param startedAt when the site was started there; left out, the first word counts
 */
export async function writeMachine(
  db: Asks,
  own: { id: string; name: string; startedAt: string | undefined; word: Word },
): Promise<void> {
  await db.query(
    `WITH gone AS (
       DELETE FROM editorial.site_machine WHERE at < clock_timestamp() - interval '1 hour')
     INSERT INTO editorial.site_machine AS mine (id, name, started_at, at, word)
     VALUES ($1, $2, coalesce($3::timestamptz, clock_timestamp()), clock_timestamp(), $4)
     ON CONFLICT (id) DO UPDATE SET at = excluded.at, word = excluded.word`,
    [own.id, own.name, own.startedAt ?? null, JSON.stringify(own.word)],
  );
}

export async function removeMachine(db: Asks, id: string): Promise<void> {
  await db.query("DELETE FROM editorial.site_machine WHERE id = $1", [id]);
}
