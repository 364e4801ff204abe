import { isVisible } from "./snapshot";

/** How a page says from which state of the database it was made. */
export const snapshotHeader = "x-snapshot";

/** What an address answered. */
export type PageAnswer = { status: number; snapshot: string | undefined };

export type Expectation = {
  /** What it should answer: also what later changes of it have made right since. */
  statuses: ReadonlySet<number>;
  /** The transaction of the change. */
  xid: bigint;
};

/**
 * Whether an answer shows a change. A page does when it was made from a state
 * of the database in which the change's transaction is visible: then it shows
 * that change, or one that came after it. An answer that carries no state (a
 * redirect, Next in development) is made when it is asked for.
 */
export function showsChange(
  { status, snapshot }: PageAnswer,
  { statuses, xid }: Expectation,
): boolean {
  if (!statuses.has(status)) return false;
  return snapshot === undefined || isVisible(xid, snapshot);
}
