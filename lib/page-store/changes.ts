/**
 * A withdrawal has a row of its own beside the tag's: a mere change that
 * comes after it replaces the tag's row, and a process that looks only then
 * must learn of both. No page carries a tag with this beginning.
 */
export const withdrawnPrefix = "withdrawn:";

/** What a process that keeps pages listens to. */
export const channel = "newsroom_tags";

/** Puts a statement to the database. */
export type Ask = <Row>(statement: string, values?: unknown[]) => Promise<Row[]>;

/** What a store has taken in. */
export type Watermark = {
  snapshot: string;
  /**
   * Other after a crash of the database. Numbers of transactions that had
   * ended without anything that had to reach its disk are then given out
   * again, and a snapshot of before would take the new one for seen. A
   * database that recovers from a crash counts its statistics anew, and
   * notes when; a stop in good order changes nothing.
   */
  epoch: string;
};

const standing = `
  pg_current_snapshot()::text AS snapshot,
  concat_ws(':', (SELECT timeline_id FROM pg_control_checkpoint()),
    (SELECT extract(epoch FROM stats_reset) FROM pg_stat_wal)) AS epoch`;

/** As the database stands now. To be taken before anything that it is to vouch for is read. */
export async function currentWatermark(ask: Ask): Promise<Watermark> {
  const [row] = await ask<Watermark>(`SELECT ${standing}`);
  if (!row) throw new Error("the database gave no snapshot");
  return row;
}

/** `hard`: of a withdrawal. */
export type TagChange = { tag: string; xid: bigint; hard: boolean };

/** The driver gives numbers of eight bytes as text. */
type Row = { tag: string | null; xid: string; hard: boolean };

/** So many changes are told one by one; an import can make more. */
export const mostChanges = 10_000;

/**
 * What has expired since a snapshot was taken, and the standing to ask with
 * next time. Both come from one statement, so nothing falls between them.
 *
 * @returns `changes` undefined when there are too many to name
 */
export async function changesSince(
  ask: Ask,
  snapshot: string,
): Promise<Watermark & { changes: TagChange[] | undefined }> {
  const [xmin = "0"] = snapshot.split(":");
  const rows = await ask<Row & Watermark>(
    `SELECT ${standing}, changed.*
    FROM (SELECT) AS always
    LEFT JOIN (
      SELECT tag, xid, hard FROM public_record.cache_tag
      WHERE xid >= $1::bigint AND NOT pg_visible_in_snapshot(xid::text::xid8, $2::pg_snapshot)
      LIMIT ${mostChanges + 1}
    ) AS changed ON true`,
    [xmin, snapshot],
  );
  const [first] = rows;
  if (!first) throw new Error("the database gave no snapshot");
  return {
    snapshot: first.snapshot,
    epoch: first.epoch,
    changes: rows.length > mostChanges ? undefined : rows.flatMap(changeOf),
  };
}

/** All withdrawals there have been: what a process that starts must know of. */
export async function allWithdrawals(ask: Ask): Promise<TagChange[]> {
  const rows = await ask<Row>("SELECT tag, xid, hard FROM public_record.cache_tag WHERE hard");
  return rows.flatMap(changeOf);
}

function changeOf({ tag, xid, hard }: Row): TagChange[] {
  if (tag === null) return [];
  return [{ tag: hard ? tag.slice(withdrawnPrefix.length) : tag, xid: BigInt(xid), hard }];
}
