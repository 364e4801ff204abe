import { Client } from "pg";

/** What a worker's connection is called in `pg_stat_activity`. */
export const workerName = "newsroom-worker";

const intervalMs = 2_000;

/**
 * Keeps a connection that says that this worker lives: `/readyz` looks for it
 * in `pg_stat_activity`, where the server itself notes when it last spoke. It
 * needs no table, costs no writes, and a worker that was killed is missed as
 * soon as the server notices.
 *
 * @param isWell asked before each beat: a worker that turns its wheels in vain does not beat
 * @returns ends it
 */
export function startHeartbeat(url: string, isWell: () => boolean): () => Promise<void> {
  let client: Client | undefined;
  let beating = false;

  async function connect(): Promise<Client> {
    const fresh = new Client({ connectionString: url, connectionTimeoutMillis: 1500 });
    const lost = () => {
      if (client === fresh) client = undefined;
    };
    fresh.on("error", lost);
    fresh.on("end", lost);
    await fresh.connect();
    // Not as a parameter of the connection: one in the address would win over it.
    await fresh.query(`SET application_name = '${workerName}'`);
    client = fresh;
    return fresh;
  }

  const beat = async () => {
    if (beating || !isWell()) return;
    beating = true;
    try {
      await (client ?? (await connect())).query("SELECT");
    } catch {
      // The database is away: the next beat tries again.
      client = undefined;
    } finally {
      beating = false;
    }
  };
  void beat();
  const timer = setInterval(() => void beat(), intervalMs);
  return async () => {
    clearInterval(timer);
    await client?.end().catch(() => undefined);
  };
}
