/** So many are at work at once: each takes a whole processor. */
const mostAtOnce = 1;

let running = 0;
const waiting: (() => void)[] = [];

/** Work on pictures in other processes, one after the other. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
