/**
 * A snapshot as PostgreSQL writes it, `xmin:xmax:xip,xip`: all transactions
 * below `xmin` are visible, none from `xmax` on, and between the two all
 * that are not in the list (postgresql.org/docs/current/functions-info.html,
 * "Transaction ID and Snapshot Information").
 *
 * @returns whether what the transaction wrote can be seen in the snapshot
 */
export function isVisible(xid: bigint, snapshot: string): boolean {
  const [xmin = "0", xmax = "0", inProgress = ""] = snapshot.split(":");
  if (xid < BigInt(xmin)) return true;
  if (xid >= BigInt(xmax)) return false;
  return !inProgress.split(",").includes(xid.toString());
}

/** Whether a text from elsewhere is one. */
export const isSnapshot = (text: string): boolean => /^\d+:\d+:[\d,]*$/.test(text);

/**
 * Whether `now` cannot have come after `before`: the database was put back
 * to an earlier state, and its transaction numbers are given out again.
 */
export function isTurnedBack(before: string, now: string): boolean {
  return endOf(now) < endOf(before);
}

const endOf = (snapshot: string) => BigInt(snapshot.split(":")[1] ?? "0");
