import { Client } from "pg";
import { channel } from "./expire";
import { allWithdrawals, changesSince, currentSnapshot } from "./freshness";
import { isTurnedBack } from "./snapshot";
import type { PageStore } from "./store";
import { readWatermark, writeWatermark } from "./watermark";

/** A change is swept up within this time even if no one is told of it. Milliseconds. */
export const sweepInterval = 5_000;

export type Watch = {
  /** The store knows of everything that this snapshot shows. */
  swept: () => string;
  stop: () => Promise<void>;
};

/**
 * Keeps the store true: it listens for publishes, on a connection of its
 * own, and asks every few seconds in case a word was lost. After an outage
 * the first sweep takes in everything that happened meanwhile.
 *
 * @param folder the store's
 * @throws when the database cannot be asked at the start
 */
export async function watchTags(
  store: PageStore,
  folder: string,
  warn: (error: unknown) => void,
  every = sweepInterval,
): Promise<Watch> {
  let snapshot = await currentSnapshot();
  // A restored database counts again from where it was, and a page of the
  // time that is gone would pass for fresh.
  const before = await readWatermark(folder);
  if (before !== undefined && isTurnedBack(before, snapshot)) await store.clear();
  await store.expire(await allWithdrawals());
  await writeWatermark(folder, snapshot).catch(warn);

  let listener: Client | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let away = false;
  let stopped = false;

  async function sweep(): Promise<void> {
    const found = await changesSince(snapshot);
    const turnedBack = isTurnedBack(snapshot, found.snapshot);
    if (turnedBack) await store.clear();
    if (found.changes === undefined) store.forget();
    await store.expire(turnedBack || !found.changes ? await allWithdrawals() : found.changes);
    if (found.snapshot !== snapshot) await writeWatermark(folder, found.snapshot).catch(warn);
    snapshot = found.snapshot;
    away = false;
  }

  /** Once an outage is enough. */
  const complain = (error: unknown) => {
    if (!away) warn(error);
    away = true;
  };

  /** One at a time: a word that comes during a sweep asks for another one. */
  function ask(): Promise<void> {
    again = true;
    running ??= (async () => {
      while (again && !stopped) {
        again = false;
        await sweep().catch(complain);
      }
      running = undefined;
    })();
    return running;
  }

  async function listen(): Promise<void> {
    const client = new Client({
      connectionString: process.env.PUBLIC_DATABASE_URL,
      connectionTimeoutMillis: 1500,
      query_timeout: 1500,
      keepAlive: true,
    });
    const lost = () => {
      if (listener === client) listener = undefined;
    };
    client.on("error", lost);
    client.on("end", lost);
    client.on("notification", () => void ask());
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      listener = client;
    } catch {
      void client.end().catch(() => undefined);
    }
  }

  let ticking = false;
  const tick = async () => {
    if (ticking) return;
    ticking = true;
    if (!listener) await listen();
    await ask();
    ticking = false;
  };
  await tick();
  const timer = setInterval(() => void tick(), every);

  return {
    swept: () => snapshot,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await listener?.end().catch(() => undefined);
    },
  };
}
