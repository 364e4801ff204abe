/**
 * What goes round in a process (sweeps, queues of work) notes when it last got
 * somewhere. Whether the process is well is judged by that and not by its
 * being there: one that hangs is there as well.
 */

export type Progress = {
  /** Something was done, or there was nothing to do. */
  note: () => void;
  /**
   * Waits for a machine of somebody else's: a mail server, a hub. That it does
   * not answer is no fault of who asks; its own limit of time ends the wait.
   */
  outside: <T>(work: () => Promise<T>) => Promise<T>;
  isWell: () => boolean;
  /** It has stopped, as it was told to. */
  end: () => void;
};

/** No limit of time for others is as long; a wait that has none is a fault after all. */
const longestOutsideMs = 10 * 60_000;

type Noted = { name: string; noted: () => number; isWell: () => boolean };

const all = new Set<Noted>();

/**
 * @param name of a fixed set: it is a label of figures
 * @param boundMs without progress for so long it counts as stuck
 */
export function trackProgress(name: string, boundMs: number): Progress {
  let last = performance.now();
  let outside = 0;
  const isWell = () =>
    performance.now() - last < (outside > 0 ? Math.max(boundMs, longestOutsideMs) : boundMs);
  const noted = { name, noted: () => last, isWell };
  const note = () => {
    last = performance.now();
  };
  all.add(noted);
  return {
    note,
    outside: async (work) => {
      note();
      outside += 1;
      try {
        return await work();
      } finally {
        outside -= 1;
        note();
      }
    },
    isWell,
    end: () => void all.delete(noted),
  };
}

/** For work that is done once, and by nobody who is judged by it. */
export const unwatched: Pick<Progress, "note" | "outside"> = {
  note: () => {},
  outside: (work) => work(),
};

/** All that goes round in this process, by name. */
export function progressNow(): { name: string; quietSeconds: number; well: boolean }[] {
  return [...all].map(({ name, noted, isWell }) => ({
    name,
    quietSeconds: (performance.now() - noted()) / 1_000,
    well: isWell(),
  }));
}

/** Names of what is stuck. */
export const stuckNow = (): string[] =>
  progressNow().flatMap(({ name, well }) => (well ? [] : [name]));
