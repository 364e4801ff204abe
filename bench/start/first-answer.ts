import { get, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { snapshotHeader } from "@/lib/page-store/shows-change";

const pauseMs = 5;
const longestMs = 300_000;

/**
 * Asks for a page until it is answered with 200, each time on a connection of
 * its own: as somebody who comes just then, and tries again where nobody is there.
 *
 * @param since a moment of `performance.now()`
 * @returns milliseconds from then on until its last byte was there, and of which state of the database it is
 */
export async function firstAnswer(
  address: string,
  since: number,
): Promise<{ ms: number; snapshot: string }> {
  while (performance.now() - since < longestMs) {
    const answer = await ask(address).catch(() => undefined);
    if (answer?.statusCode === 200) {
      const snapshot = String(answer.headers[snapshotHeader] ?? "");
      return { ms: performance.now() - since, snapshot };
    }
    await sleep(pauseMs);
  }
  throw new Error(`${address} was not answered within ${longestMs / 1000} s`);
}

/** Resolves when the whole answer is there. */
function ask(address: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(address, { agent: false, timeout: 30_000 }, (answer) => {
      answer.resume();
      answer.once("error", reject);
      answer.once("end", () => resolve(answer));
    })
      .on("timeout", function (this: { destroy: () => void }) {
        this.destroy();
      })
      .on("error", reject);
  });
}
