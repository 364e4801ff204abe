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

/**
 * Whether one snapshot shows less than another of the same database.
 * Snapshots taken one after the other never lose sight of anything, so
 * their ends only move up and their lists of running transactions shrink.
 */
export function isOlder(one: string, other: string): boolean {
  const [a, b] = [parse(one), parse(other)];
  if (a.xmax !== b.xmax) return a.xmax < b.xmax;
  if (a.xmin !== b.xmin) return a.xmin < b.xmin;
  return a.running > b.running;
}

/**
 * Whether `now` cannot have come after `before`: the database was put back
 * to an earlier state, and its transaction numbers are given out again.
 */
export function isTurnedBack(before: string, now: string): boolean {
  return parse(now).xmax < parse(before).xmax;
}

function parse(snapshot: string) {
  const [xmin = "0", xmax = "0", inProgress = ""] = snapshot.split(":");
  const running = inProgress === "" ? 0 : inProgress.split(",").length;
  return { xmin: BigInt(xmin), xmax: BigInt(xmax), running };
}
