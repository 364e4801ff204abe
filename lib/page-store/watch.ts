import { setTimeout as delay } from "node:timers/promises";
import { publicDb } from "@/lib/db/public";
import { trackProgress } from "@/lib/progress";
import {
  type Ask,
  allWithdrawals,
  changesSince,
  currentWatermark,
  type Watermark,
} from "./changes";
import { mostTurns, openListenConnection } from "./listen-connection";
import { withinLoopTurns } from "./query-timeout";
import type { PageStore } from "./store";
import { isOfAnotherPast, readWatermark, writeWatermark } from "./watermark";

/** A change is swept up within this time even if no one is told of it. */
export const sweepIntervalMs = 5_000;

/** A sweep that failed is tried again after this, at first and at most. */
const firstRetryMs = 50;
const lastRetryMs = 500;

/** Where nothing changes, the watermark's age still says when the store was last vouched for. */
const renewEveryMs = 60 * 60_000;

/** Without a sweep for so long beside the pause, the process no longer hears of changes. */
const quietAllowedMs = 30_000;

export type Watch = {
  /** The store knows of everything that this snapshot shows. */
  swept: () => string;
  stop: () => Promise<void>;
};

/**
 * Keeps the store true: it listens for publishes, and asks every few seconds
 * in case a word was lost. One that could not ask asks again at once and then
 * twice a second, so that after an outage everything that happened meanwhile
 * is taken in as soon as the database answers.
 *
 * @param folder the store's
 * @throws when the database cannot be asked at the start
 */
export async function watchTags(
  store: PageStore,
  folder: string,
  warn: (error: unknown) => void,
  everyMs = sweepIntervalMs,
): Promise<Watch> {
  let stopped = false;
  let written = Date.now();
  let again = false;
  let waiting = new AbortController();
  const wake = () => {
    again = true;
    waiting.abort();
  };
  const line = openListenConnection(wake);
  // Where the server lets no new connection in, those that are open still get answers.
  const ask: Ask = <Row>(...question: Parameters<Ask>) =>
    line.ask<Row>(...question).catch((error: unknown) => {
      if (stopped) throw error;
      return askPool<Row>(...question);
    });

  // Listening begins with this query: whatever its snapshot does not show yet will be notified.
  const began = Date.now();
  let known = await currentWatermark(ask).catch(async (error: unknown) => {
    await line.close();
    throw error;
  });
  // A restored database uses the numbers of its transactions a second time, and
  // a page made before the restore would pass for fresh.
  const before = await readWatermark(folder);
  if (before && (await isOfAnotherPast(ask, before, known))) await store.clear();
  const former = store.former.folder();
  const formerly = former ? await readWatermark(former) : undefined;
  if (!formerly || (await isOfAnotherPast(ask, formerly, known))) await store.former.drop();
  await store.expire(await allWithdrawals(ask));
  await writeWatermark(folder, known).catch(warn);
  store.vouch(began);

  async function sweep(): Promise<void> {
    const askedAt = Date.now();
    const { changes, ...now } = await changesSince(ask, known.snapshot);
    const lost = await isOfAnotherPast(ask, known, now);
    if (lost) await store.clear();
    // What outlasts the crash with the store are not snapshots of before decision 73.
    else if (now.epoch !== known.epoch && formerly?.footprint === undefined) {
      await store.former.drop();
    }
    if (!changes) store.forget();
    await store.expire(lost || !changes ? await allWithdrawals(ask) : changes);
    if (isOther(now, known) || Date.now() - written > renewEveryMs) {
      written = Date.now();
      await writeWatermark(folder, now).catch(warn);
    }
    known = now;
    store.vouch(askedAt);
  }

  const progress = trackProgress("pages", everyMs + quietAllowedMs);

  /** One sweep at a time: a notification that comes during one starts another after it. */
  void (async () => {
    let failures = 0;
    while (!stopped) {
      again = false;
      try {
        await sweep();
        progress.note();
        failures = 0;
      } catch (error) {
        // Logged once for each outage.
        if (failures === 0 && !stopped) warn(error);
        failures += 1;
      }
      if (again || stopped) continue;
      waiting = new AbortController();
      const pauseMs =
        failures > 0 ? Math.min(firstRetryMs * 2 ** (failures - 1), lastRetryMs) : everyMs;
      await delay(pauseMs, undefined, { signal: waiting.signal, ref: false }).catch(() => {});
    }
  })();

  return {
    swept: () => known.snapshot,
    stop: async () => {
      stopped = true;
      progress.end();
      wake();
      await line.close();
    },
  };
}

const isOther = (one: Watermark, other: Watermark) =>
  one.snapshot !== other.snapshot || one.epoch !== other.epoch;

const askPool: Ask = (statement, values = []) =>
  withinLoopTurns(publicDb().$queryRawUnsafe(statement, ...values), mostTurns);
