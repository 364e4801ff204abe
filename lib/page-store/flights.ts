import { isOlder } from "./snapshot";

/** Milliseconds. Next gives up filling a cache before this. */
const longest = 60_000;

/** Milliseconds in which what a failed render has begun to load still arrives. */
const aftermath = 2_000;

export type Flights = ReturnType<typeof createFlights>;

type Flight = { snapshot: string; since: number; ended: Promise<void> };

/**
 * What Next is at work on. Next lets a render share the data of another that
 * is under way (two that load the same thing at once load it once), so a
 * page may show what another render read before it began. It is therefore
 * only as new as the oldest render that it ran beside.
 */
export function createFlights(patience = aftermath) {
  const flights = new Set<Flight>();

  const current = () => {
    const oldest = performance.now() - longest;
    for (const flight of flights) if (flight.since < oldest) flights.delete(flight);
    return [...flights];
  };

  return {
    /** @returns what a page rendered from now on is sure to see, at least */
    oldestBeside(snapshot: string): string {
      return current().reduce(
        (oldest, flight) => (isOlder(flight.snapshot, oldest) ? flight.snapshot : oldest),
        snapshot,
      );
    },

    /**
     * Runs the work as a flight.
     *
     * @param snapshot what the work reads is not older than this
     * @param isWhole whether the work waited for everything that it began;
     *   one that failed did not
     */
    async during<T>(
      snapshot: string,
      work: () => Promise<T>,
      isWhole: (result: T) => boolean,
    ): Promise<T> {
      let land: () => void = () => {};
      const ended = new Promise<void>((resolve) => {
        land = resolve;
      });
      const flight: Flight = { snapshot, since: performance.now(), ended };
      const end = () => {
        flights.delete(flight);
        land();
      };
      flights.add(flight);
      let whole = false;
      try {
        const result = await work();
        whole = isWhole(result);
        return result;
      } finally {
        if (whole) end();
        else setTimeout(end, patience).unref();
      }
    },

    /** Resolves when everything has ended that is in the air now. */
    async landed(): Promise<void> {
      await Promise.all(current().map((flight) => flight.ended));
    },
  };
}
