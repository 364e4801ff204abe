/**
 * How long a reader waits for the database. One that hangs is worse than
 * one that refuses: no error ever comes. So every question has an end, and
 * after one that was not answered none is asked for a moment: otherwise each
 * of the questions that one request asks would wait anew.
 */

/** So many turns of the event loop, at least `roundMs` apart, a reader waits for an answer. */
const readerTurns = 9;
const roundMs = 100;
/** After a failure, questions fail at once for so long. */
const pauseMs = 1_000;

let awayUntil = 0;

export class DatabaseAway extends Error {
  constructor() {
    super("the database does not answer");
    this.name = "DatabaseAway";
  }
}

/** @throws what the question throws, or DatabaseAway when the wait is over */
export async function withQueryTimeout<T>(question: () => Promise<T>): Promise<T> {
  if (performance.now() < awayUntil) throw new DatabaseAway();
  try {
    const answer = await withinLoopTurns(question(), readerTurns);
    awayUntil = 0;
    return answer;
  } catch (error) {
    awayUntil = performance.now() + pauseMs;
    throw error;
  }
}

/**
 * Waits for an answer so many turns of the event loop, about a tenth of a
 * second each. Counts turns and not time: a process that was busy for a
 * second has not looked for an answer meanwhile, and must not take that for
 * silence.
 *
 * @throws what the answer throws, or DatabaseAway when the wait is over
 */
export async function withinLoopTurns<T>(answer: Promise<T>, mostTurns: number): Promise<T> {
  const timer = alarm(mostTurns);
  try {
    return await Promise.race([answer, timer.rings]);
  } finally {
    timer.stop();
  }
}

function alarm(mostTurns: number) {
  let turns = 0;
  let ring: (error: DatabaseAway) => void = () => {};
  const rings = new Promise<never>((_, reject) => {
    ring = reject;
  });
  const interval = setInterval(() => {
    turns += 1;
    if (turns >= mostTurns) ring(new DatabaseAway());
  }, roundMs);
  interval.unref();
  return { rings, stop: () => clearInterval(interval) };
}
