import { setTimeout as delay } from "node:timers/promises";
import { addressesIn } from "@/lib/page-store/page-file";
import type { PageStore } from "@/lib/page-store/store";
import type { App } from "@/server/app/contract";
import type { Pages } from "./pages";
import type { Reads } from "./reads";
import { type Former, longestFormerMs } from "./store-folder";

/** After a page that could not be made. */
const tryAgainMs = 5_000;

/** One that cannot be made although both are there is given up: it may always take too long, and others wait. */
const mostTries = 2;

type Options = {
  store: Pick<PageStore, "former">;
  pages: Pick<Pages, "makeAnew">;
  app: Pick<App, "readiness">;
  reads: Pick<Reads, "inOrder">;
  /** Aborted when the front ends. */
  signal: AbortSignal;
  tryAgainMs?: number;
};

/**
 * Makes the pages that another build has made anew, the most read first, one
 * after the other and behind all that readers ask for. Each is followed by a
 * pause as long as it took, so that at most half a processor is used. When all
 * are made or given up, or a day is over, the folder of the former ones goes.
 */
export async function makeAnew(former: Former, options: Options): Promise<void> {
  const { store, pages, app, reads, signal } = options;
  const pause = (ms: number) => delay(ms, undefined, { signal, ref: false });
  const end = former.since + longestFormerMs;
  const isOver = () => Date.now() > end || store.former.folder() === undefined;
  // Asked here: of a page that takes longer than a call to the app, the front learns no reason.
  const isThere = async () => {
    const checks = (await app.readiness().catch(() => undefined))?.checks;
    return checks?.app === "ok" && checks.database === "ok";
  };
  try {
    for (const address of await reads.inOrder(await addressesIn(former.folder))) {
      for (let tries = 0; tries < mostTries && !isOver(); ) {
        const began = performance.now();
        const done = await pages.makeAnew(address);
        if (!done && (await isThere())) tries += 1;
        await pause(done ? performance.now() - began : (options.tryAgainMs ?? tryAgainMs));
        if (done) break;
      }
    }
    await store.former.drop();
  } catch (error) {
    // The front ends; the next one goes on.
    if (!signal.aborted) throw error;
  }
}
