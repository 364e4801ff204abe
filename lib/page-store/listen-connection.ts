import { Client, type QueryResultRow } from "pg";
import type { Ask } from "./changes";
import { withinLoopTurns } from "./query-timeout";
import { channel } from "./tag-rows";

/** What its connection is called in `pg_stat_activity`. */
export const listenConnectionName = "newsroom-pages";

/** By the clock, so a machine that is busy for a second or two must not exceed it. */
const connectWithinMs = 5_000;

/** Ten seconds of silence: no one waits for its answers, and a sweep may have much to read. */
export const mostTurns = 100;

export type ListenConnection = { ask: Ask; close: () => Promise<void> };

/**
 * A connection of the store's own, for notifications of publishes and for
 * queries. One for both: while queries on it are answered, its notifications
 * arrive too, and a connection that is dead shows it at the next query. It
 * does not come from the pool that renders use, which may be exhausted.
 *
 * It goes to the server itself where one is named behind a pool: PostgreSQL
 * tells a connection of its own, and a pool that gives them by the transaction
 * has none to keep. Without it everything is heard of at the next sweep.
 *
 * It is made when something is asked, and anew after it was lost.
 *
 * @param wake called when there is something to ask: a publish, or the loss of the connection
 */
export function openListenConnection(wake: () => void): ListenConnection {
  let client: Client | undefined;
  let closed = false;

  async function connected(): Promise<Client> {
    if (client) return client;
    const fresh = new Client({
      connectionString: process.env.PUBLIC_DIRECT_URL ?? process.env.PUBLIC_DATABASE_URL,
      connectionTimeoutMillis: connectWithinMs,
      keepAlive: true,
    });
    const lost = () => {
      if (client !== fresh) return;
      client = undefined;
      wake();
    };
    fresh.on("error", lost);
    fresh.on("end", lost);
    fresh.on("notification", wake);
    try {
      await fresh.connect();
      // The name not as a parameter of the connection: one in the address would win over it.
      await withinLoopTurns(
        fresh.query(`SET application_name = '${listenConnectionName}'; LISTEN ${channel}`),
        mostTurns,
      );
      if (closed) throw new Error("the line was closed");
    } catch (error) {
      hangUp(fresh);
      throw error;
    }
    client = fresh;
    return fresh;
  }

  return {
    ask: async <Row>(statement: string, values: unknown[] = []): Promise<Row[]> => {
      const current = await connected();
      try {
        const answer = current.query<Row & QueryResultRow>(statement, values);
        return (await withinLoopTurns(answer, mostTurns)).rows;
      } catch (error) {
        if (client === current) client = undefined;
        hangUp(current);
        throw error;
      }
    },
    close: async () => {
      closed = true;
      const last = client;
      client = undefined;
      await last?.end().catch(() => undefined);
    },
  };
}

/** Without waiting: a connection that hangs would not answer the goodbye either. */
function hangUp(client: Client): void {
  void client.end().catch(() => undefined);
}
