import { setTimeout as sleep } from "node:timers/promises";

export type Loop = {
  /** Whether it has come round lately: it neither hangs nor fails every time. */
  isWell: () => boolean;
  /** Does the next round now instead of after the pause. */
  wake: () => void;
  /** Resolves when the round that is under way has ended. */
  stop: () => Promise<void>;
};

/** A round may take so long before the loop counts as stuck. */
const quietAllowedMs = 120_000;

/**
 * Does something again and again. A failure is reported and tried again after
 * the pause: a worker outlives its database.
 */
export function startLoop(
  work: () => Promise<void>,
  { pauseMs, report }: { pauseMs: number; report: (error: unknown) => void },
): Loop {
  let stopped = false;
  let lastGood = Date.now();
  let waiting = new AbortController();
  let wanted = false;

  const running = (async () => {
    while (!stopped) {
      wanted = false;
      try {
        await work();
        lastGood = Date.now();
      } catch (error) {
        report(error);
      }
      if (wanted || stopped) continue;
      waiting = new AbortController();
      await sleep(pauseMs, undefined, { signal: waiting.signal }).catch(() => {});
    }
  })();
  const wake = () => {
    wanted = true;
    waiting.abort();
  };
  return {
    isWell: () => Date.now() - lastGood < quietAllowedMs,
    wake,
    stop: () => {
      stopped = true;
      wake();
      return running;
    },
  };
}
