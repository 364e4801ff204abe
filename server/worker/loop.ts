import { setTimeout as sleep } from "node:timers/promises";
import { type Progress, trackProgress } from "@/lib/progress";

export type Loop = {
  /** Does the next round now instead of after the pause. */
  wake: () => void;
  /** Resolves when the round that is under way has ended. */
  stop: () => Promise<void>;
};

/** Without progress for so long beside its pause the loop counts as stuck: it hangs, or fails every time. */
const quietAllowedMs = 120_000;

type Options = {
  /** Of a fixed set: it is a label of figures. */
  name: string;
  pauseMs: number;
  report: (error: unknown) => void;
};

/**
 * Does something again and again. A failure is reported and tried again after
 * the pause: a worker outlives its database.
 *
 * @param work notes its progress within a round that has much to do
 */
export function startLoop(
  work: (progress: Progress) => Promise<void>,
  { name, pauseMs, report }: Options,
): Loop {
  const progress = trackProgress(name, pauseMs + quietAllowedMs);
  let stopped = false;
  let waiting = new AbortController();
  let wanted = false;

  const running = (async () => {
    while (!stopped) {
      wanted = false;
      try {
        await work(progress);
        progress.note();
      } catch (error) {
        report(error);
      }
      if (wanted || stopped) continue;
      waiting = new AbortController();
      await sleep(pauseMs, undefined, { signal: waiting.signal }).catch(() => {});
    }
    progress.end();
  })();
  const wake = () => {
    wanted = true;
    waiting.abort();
  };
  return {
    wake,
    stop: () => {
      stopped = true;
      wake();
      return running;
    },
  };
}
