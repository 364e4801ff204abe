import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { stuckNow } from "@/lib/progress";

const intervalMs = 5_000;
/** A machine that is busy with something else must not take a beat for lost. */
const patienceMs = 4_000;

/** A worker whose last word is older than this is missing. Three of them may be lost. */
export const reportKeptSeconds = 20;

/**
 * Says every few seconds that this worker lives, what in it is stuck, and its
 * figures: `/readyz` and `/metrics` read it. A row and no socket, because
 * workers may run on other machines; no mark on a connection, because a pool
 * hands connections from one to the other. Its table is not logged by the
 * server, and a worker that is gone leaves a row that is soon too old.
 *
 * On a connection of its own: the pool may be what is exhausted.
 *
 * @param url the database as its owner
 * @param figures in Prometheus' form
 * @returns ends it, and takes the word back
 */
export function startReports(
  url: string,
  figures: () => Promise<string>,
  stuck: () => string[] = stuckNow,
): () => Promise<void> {
  const id = randomUUID();
  let client: Client | undefined;
  let reporting: Promise<void> | undefined;

  async function connect(): Promise<Client> {
    const fresh = new Client({
      connectionString: url,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
      keepAlive: true,
    });
    const lost = () => {
      if (client === fresh) client = undefined;
    };
    fresh.on("error", lost);
    fresh.on("end", lost);
    await fresh.connect();
    client = fresh;
    return fresh;
  }

  async function report(): Promise<void> {
    const mine = client ?? (await connect());
    try {
      await mine.query(
        `WITH gone AS (
           DELETE FROM editorial.process_report WHERE at < clock_timestamp() - interval '1 hour')
         INSERT INTO editorial.process_report AS mine (id, at, stuck, metrics)
         VALUES ($1, clock_timestamp(), $2, $3)
         ON CONFLICT (id) DO UPDATE
           SET at = excluded.at, stuck = excluded.stuck, metrics = excluded.metrics`,
        [id, stuck(), await figures()],
      );
    } catch (error) {
      // One that was not answered would have the next one wait behind it.
      if (client === mine) client = undefined;
      void mine.end().catch(() => {});
      throw error;
    }
  }

  const beat = () => {
    reporting ??= report()
      // The database is away: the next one tries again.
      .catch(() => {})
      .finally(() => {
        reporting = undefined;
      });
  };
  beat();
  const timer = setInterval(beat, intervalMs);
  return async () => {
    clearInterval(timer);
    await reporting;
    await client
      ?.query("DELETE FROM editorial.process_report WHERE id = $1", [id])
      .catch(() => undefined);
    await client?.end().catch(() => undefined);
  };
}
