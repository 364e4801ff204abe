import { isSnapshot, isVisible } from "./snapshot";

/** How an answer says from which state of the database it was made. */
export const snapshotHeader = "x-snapshot";

/** How a front says, at its private address, up to which state it has let go of what it keeps. */
export const heardHeader = "x-newsroom-heard";

/** What an address answered. */
export type PageAnswer = { status: number; snapshot: string | undefined };

/** The same, of a front that was asked at its private address. */
export type FrontAnswer = PageAnswer & {
  heard: string | undefined;
  /** A digest of what a reader gets; undefined of a front that does not say it (one of an earlier build). */
  content?: string | undefined;
};

export type Expectation = {
  /** What it should answer: also what later changes of it have made right since. */
  statuses: ReadonlySet<number>;
  /** The transaction of the change. */
  xid: bigint;
};

/**
 * Whether an answer shows a change. It does when it was made from a state of
 * the database in which the change's transaction is visible: then it shows
 * that change, or one that came after it. An answer that says no state may
 * come from anywhere, and shows nothing.
 */
export function showsChange(
  { status, snapshot }: PageAnswer,
  { statuses, xid }: Expectation,
): boolean {
  return statuses.has(status) && isSeen(xid, snapshot);
}

/** What comes over a network is of any form. */
const isSeen = (xid: bigint, snapshot = ""): boolean =>
  isSnapshot(snapshot) && isVisible(xid, snapshot);

/**
 * Whether an answer shows a change, and comes from a front that has heard of
 * it: nothing that the change took away is kept there any more, neither this
 * page nor others, nor pictures and share cards.
 */
export const provesChange = (answer: FrontAnswer, expected: Expectation): boolean =>
  showsChange(answer, expected) && isSeen(expected.xid, answer.heard);

/**
 * Whether what stands before the site (a web server, a cache) shows a change.
 * It knows no states of the database, and what it says of them it may have
 * kept for years. It shows the change when a reader gets the same from it as
 * from a front that proves the change: the same status, the same place to go
 * to, the same bytes.
 */
export const showsTheSame = (content: string | undefined, proven: readonly FrontAnswer[]) =>
  content !== undefined && proven.some((answer) => answer.content === content);
