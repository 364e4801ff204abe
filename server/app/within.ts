import { setTimeout as delay } from "node:timers/promises";

/**
 * @param most milliseconds
 * @param what named in the error
 * @throws when the work has not ended by then; it goes on unheard
 */
export async function within<T>(most: number, what: string, work: () => Promise<T>): Promise<T> {
  const end = new AbortController();
  const late = delay(most, undefined, { ref: false, signal: end.signal }).then(() => {
    throw new Error(`${what} was not rendered within ${most / 1000} s`);
  });
  late.catch(() => {});
  try {
    return await Promise.race([work(), late]);
  } finally {
    end.abort();
  }
}
