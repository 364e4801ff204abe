import { LRUCache } from "lru-cache";

/** A house behind one address signs in at nine o'clock; a program that sends more has to wait. */
const mostAMinute = 120;

/** Networks that are kept in mind; a thousand times as many do not fill the memory. */
const mostNetworks = 10_000;

/**
 * Counts what strangers send, by network, before anything reads it. In this
 * process alone: nobody waits for the database to be refused, and several
 * fronts take a few times as much.
 *
 * @param now milliseconds, of any clock that goes forward
 * @returns a function that says whether a network may send once more
 */
export function createPostLimit(now: () => number = () => performance.now()) {
  const seen = new LRUCache<string, { since: number; count: number }>({ max: mostNetworks });
  return (network: string): boolean => {
    const known = seen.get(network);
    if (!known || now() - known.since >= 60_000) {
      seen.set(network, { since: now(), count: 1 });
      return true;
    }
    known.count += 1;
    return known.count <= mostAMinute;
  };
}
