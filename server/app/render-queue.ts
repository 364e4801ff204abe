/**
 * Lets so many renders through at a time, the most wanted first.
 *
 * Renders share one thread: forty at once, after a publish, would all end
 * together at the very end, the text that readers wait for among them. One
 * after the other the last is as late, and the first forty times earlier.
 *
 * Each has a time by which it wants to begin, and the earliest goes first: so
 * what can wait lets others pass, and is not passed for ever.
 *
 * @param width more than one, so that one renders while another waits for the database
 * @param longestSlotMs after which one that hangs no longer holds the others up
 */
export function createRenderQueue(width: number, longestSlotMs: number) {
  let free = width;
  const waiting: { due: number; enter: () => void }[] = [];

  const leave = () => {
    const next = waiting.shift();
    if (next) next.enter();
    else free += 1;
  };

  function wait(due: number): Promise<void> {
    return new Promise((enter) => {
      const at = waiting.findIndex((other) => other.due > due);
      waiting.splice(at < 0 ? waiting.length : at, 0, { due, enter });
    });
  }

  /** @param canWaitMs for so long others that come later may go first */
  async function inQueue<T>(canWaitMs: number, work: () => Promise<T>): Promise<T> {
    if (free > 0) free -= 1;
    else await wait(performance.now() + canWaitMs);
    let inside = true;
    // What is done goes out before the next begins, which has the thread for a while.
    const leaveSoon = () => setImmediate(once);
    const once = () => {
      if (inside) leave();
      inside = false;
    };
    const timer = setTimeout(once, longestSlotMs);
    timer.unref();
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      leaveSoon();
    }
  }
  return Object.assign(inQueue, {
    now: () => ({ waiting: waiting.length, running: width - free }),
  });
}
