import { newestFootprint, snapshotNow } from "./snapshot-now";
import { footprintOf, withdrawnPrefix } from "./tag-rows";

/** Puts a statement to the database. */
export type Ask = <Row>(statement: string, values?: unknown[]) => Promise<Row[]>;

/** What a store has taken in. */
export type Watermark = {
  snapshot: string;
  /**
   * Other after a crash of the database, and after some ways of putting an
   * older copy of it in its place: it counts its statistics anew, and notes
   * when. Before the colon stands its timeline.
   */
  epoch: string;
  /**
   * The row by which the database shows, when the epoch is another, that it
   * still has what this snapshot shows; empty where there is none. Undefined
   * of a store of before decision 73, whose snapshots do not outlast a crash.
   */
  footprint?: string | undefined;
};

const standing = `
  ${snapshotNow} AS snapshot,
  concat_ws(':', (SELECT timeline_id FROM pg_control_checkpoint()),
    (SELECT extract(epoch FROM stats_reset) FROM pg_stat_wal)) AS epoch,
  ${newestFootprint} AS footprint`;

/** As the database stands now. To be taken before anything that it is to vouch for is read. */
export async function currentWatermark(ask: Ask): Promise<Watermark> {
  const [row] = await ask<Watermark>(`SELECT ${standing}`);
  if (!row) throw new Error("the database gave no snapshot");
  return row;
}

/** Whether the database has a row that was its newest footprint at some time. */
export async function hasFootprint(ask: Ask, footprint: string): Promise<boolean> {
  const [xid = "", expiredAt = ""] = footprint.split("@");
  const rows = await ask(
    `SELECT FROM public_record.cache_tag
    WHERE tag = ${footprintOf("$1::bigint")} AND xid = $1::bigint
      AND extract(epoch FROM expired_at)::text = $2`,
    [xid, expiredAt],
  );
  return rows.length > 0;
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
    footprint: first.footprint,
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
