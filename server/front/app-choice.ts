import { createHash } from "node:crypto";

/** One that did not take a question is asked last for so long. */
const refusedMs = 1_000;

/** One that took a question and did not answer it in time hangs, and holds each one up who asks. */
const hungMs = 15_000;

export type AppChoice = ReturnType<typeof createAppChoice>;

/**
 * Which of several apps is asked. Questions for one page go to the same app
 * each time: it makes the page once for all who ask, and has it in mind. All
 * others go round.
 *
 * @param sockets where apps listen
 * @param now milliseconds, of any clock that goes forward
 */
export function createAppChoice(
  sockets: readonly string[],
  now: () => number = () => performance.now(),
) {
  const awayUntil = new Map<string, number>();
  let turn = 0;
  const isAway = (socket: string) => (awayUntil.get(socket) ?? 0) > now();

  return {
    /** All of them, in the order in which they are to be asked: those that were away last. */
    inOrder(key?: string): string[] {
      const first = key === undefined ? turn++ : createHash("sha256").update(key).digest()[0];
      const at = (first ?? 0) % Math.max(1, sockets.length);
      const around = [...sockets.slice(at), ...sockets.slice(0, at)];
      return [...around.filter((each) => !isAway(each)), ...around.filter(isAway)];
    },

    refused: (socket: string) => void awayUntil.set(socket, now() + refusedMs),
    hung: (socket: string) => void awayUntil.set(socket, now() + hungMs),
    answered: (socket: string) => void awayUntil.delete(socket),
  };
}
