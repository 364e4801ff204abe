import { setTimeout as delay } from "node:timers/promises";

export class TookTooLong extends Error {
  override name = "TookTooLong";
}

/**
 * @param what named in the error
 * @throws TookTooLong when the work has not ended by then; the work itself goes on, and nobody takes its result
 */
export async function within<T>(mostMs: number, what: string, work: () => Promise<T>): Promise<T> {
  const end = new AbortController();
  const late = delay(mostMs, undefined, { ref: false, signal: end.signal }).then(() => {
    throw new TookTooLong(`${what} took longer than ${mostMs / 1_000} s`);
  });
  late.catch(() => {});
  try {
    return await Promise.race([work(), late]);
  } finally {
    end.abort();
  }
}
