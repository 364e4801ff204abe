/** A connection or a pool. */
type Asks = { query: (text: string) => Promise<{ rows: unknown[] }> };

type Standing = {
  fsync: string;
  commit: string;
  names: string;
  /** What receives its log: standbys, and now and then a backup that is being made. */
  receivers: number;
};

/**
 * How the server's settings could lose a publish that was acknowledged, as
 * sentences with what to do; none where they could not, as far as the server
 * tells (where a standby is another's service, it may not).
 *
 * @throws when the server cannot be asked
 */
export async function waysToLose(db: Asks): Promise<string[]> {
  const { rows } = await db.query(
    `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
       current_setting('synchronous_standby_names') AS names,
       (SELECT count(*)::int FROM pg_stat_replication) AS receivers`,
  );
  return judged(rows[0] as Standing);
}

export function judged({ fsync, commit, names, receivers }: Standing): string[] {
  const ways: string[] = [];
  if (fsync === "off") {
    ways.push(
      "PostgreSQL does not wait for its disk (fsync = off): a loss of power takes publishes that were acknowledged, and can make the database unreadable. Set fsync = on.",
    );
  }
  if (commit === "off") {
    ways.push(
      "PostgreSQL acknowledges what is not on its disk yet (synchronous_commit = off): when it ends, the publishes of the last moments are gone. Set synchronous_commit = on.",
    );
  } else if (commit === "local" && names !== "") {
    ways.push(
      "PostgreSQL does not wait for its standby, although it has one to wait for (synchronous_commit = local): when that takes over, the publishes of the last moments are gone. Set synchronous_commit = on.",
    );
  } else if (commit === "remote_write" && names !== "") {
    ways.push(
      "PostgreSQL waits until its standby has the log, and not until that is on the standby's disk (synchronous_commit = remote_write): when the primary is lost and the standby's machine goes down in the same moments, the last publishes are gone. Set synchronous_commit = on.",
    );
  }
  if (receivers > 0 && names === "") {
    ways.push(
      "PostgreSQL has a standby and does not wait for it (synchronous_standby_names is empty): when the standby takes over, the publishes of the last moments can be gone, although they were acknowledged. Name it there (two standbys, ANY 1 of which has to answer, keep publishing going when one is away).",
    );
  }
  return ways;
}
