/**
 * Turns for work on pictures, which is done in processes of its own: each
 * takes a processor, and one picture may take its process for a minute.
 */

/** So many are at work at once. */
const lanes = 2;

/** What takes longer goes on beside the lanes, so that they are free for others; a photograph takes some three seconds. */
const overtakenAfterMs = 10_000;

/** So many may go on beside the lanes; beyond it a lane is held until its work ends. */
const mostBeside = 1;

type Waiting = { who: string; begin: () => void };

export function createLanes({ width = lanes, beside = mostBeside } = {}) {
  /** Who has a lane; of each one at a time, so that nobody can hold up the others. */
  const running = new Set<string>();
  const waiting: Waiting[] = [];
  let held = 0;
  let overtaken = 0;

  function next(): void {
    const index = waiting.findIndex(({ who }) => !running.has(who));
    if (held >= width || index === -1) return;
    const [first] = waiting.splice(index, 1);
    if (!first) return;
    held += 1;
    running.add(first.who);
    first.begin();
    next();
  }

  /**
   * Does something when it is its turn: first come, first served, but one at
   * a time for each.
   *
   * @param who whom it is for: an account, or a part of the site
   */
  return async function inTurn<T>(who: string, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((begin) => {
      waiting.push({ who, begin });
      next();
    });
    let inLane = true;
    const late = setTimeout(() => {
      if (overtaken >= beside) return;
      overtaken += 1;
      held -= 1;
      inLane = false;
      next();
    }, overtakenAfterMs);
    try {
      return await work();
    } finally {
      clearTimeout(late);
      running.delete(who);
      if (inLane) held -= 1;
      else overtaken -= 1;
      next();
    }
  };
}

/** The site's server and the code that Next bundles are two module graphs in one process. */
const scope = globalThis as { newsroomPictureLanes?: ReturnType<typeof createLanes> };
scope.newsroomPictureLanes ??= createLanes();

export const inTurn = scope.newsroomPictureLanes;
