/** A page that a publish makes outdated while it is rendered is rendered again, so many times at most. */
export const mostRenders = 5;

/**
 * After that time it is rendered anew once and no more. Where many pages wait
 * for their turn, publishes come faster than any of them can be made five
 * times, and neither readers nor receipts would be answered in time. What they
 * get was made after the first of them had asked.
 */
const longestMs = 1_000;

/**
 * @param times it was rendered
 * @param began when it was asked for, by `performance.now()`
 * @returns whether it is shown, though it was overtaken while it was made
 */
export const isEnough = (times: number, began: number): boolean =>
  times === mostRenders || (times > 1 && performance.now() - began > longestMs);
