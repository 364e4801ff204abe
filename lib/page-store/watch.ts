import { Client } from "pg";
import { channel } from "./expire";
import { changesSince, currentSnapshot } from "./freshness";
import type { PageStore } from "./store";

/** A change is swept up within this time even if no one is told of it. Milliseconds. */
export const sweepInterval = 5_000;

/**
 * Keeps the store true: it listens for publishes, on a connection of its
 * own, and asks every few seconds in case a word was lost. After an outage
 * the first sweep takes in everything that happened meanwhile.
 *
 * @returns stops watching
 */
export async function watchTags(
  store: PageStore,
  warn: (error: unknown) => void,
): Promise<() => Promise<void>> {
  let snapshot = await currentSnapshot();
  let listener: Client | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  async function sweep(): Promise<void> {
    const found = await changesSince(snapshot);
    await store.expire(found.changes);
    snapshot = found.snapshot;
  }

  /** One at a time: a word that comes during a sweep asks for another one. */
  function ask(): Promise<void> {
    again = true;
    running ??= (async () => {
      while (again && !stopped) {
        again = false;
        await sweep().catch(warn);
      }
      running = undefined;
    })();
    return running;
  }

  async function listen(): Promise<void> {
    const client = new Client({
      connectionString: process.env.PUBLIC_DATABASE_URL,
      connectionTimeoutMillis: 1500,
      keepAlive: true,
    });
    client.on("error", () => {
      if (listener === client) listener = undefined;
    });
    client.on("end", () => {
      if (listener === client) listener = undefined;
    });
    client.on("notification", () => void ask());
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    listener = client;
  }

  const tick = async () => {
    if (!listener) await listen().catch(() => undefined);
    await ask();
  };
  await tick();
  const timer = setInterval(() => void tick(), sweepInterval);

  return async () => {
    stopped = true;
    clearInterval(timer);
    await listener?.end().catch(() => undefined);
  };
}
