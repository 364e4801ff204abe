/** A page that a publish makes outdated while it is rendered is rendered again, so many times at most. */
export const mostRenders = 5;

/**
 * After that time it is rendered anew once and no more. Where many pages wait
 * for their turn, publishes come faster than any of them can be made five
 * times, and neither readers nor receipts would be answered in time. What they
 * get was made after the first of them had asked.
 */
const longestMs = 1_000;

type Overtaken = {
  /** It was rendered. */
  times: number;
  /** When it was asked for, by `performance.now()`. */
  began: number;
  /** It shows what was withdrawn while it was made. */
  showsWithdrawn: boolean;
};

/**
 * What becomes of a page that was overtaken while it was made: it is shown to
 * no one, unless publishes come faster than it can be made; and never with
 * what was withdrawn, for others may ask for it now who come after that.
 *
 * @returns "none": no page can be shown
 */
export function ofOvertaken({
  times,
  began,
  showsWithdrawn,
}: Overtaken): "shown" | "anew" | "none" {
  if (times >= mostRenders) return showsWithdrawn ? "none" : "shown";
  const isEnough = times > 1 && performance.now() - began > longestMs;
  return isEnough && !showsWithdrawn ? "shown" : "anew";
}
