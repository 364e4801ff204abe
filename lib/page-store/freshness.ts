import { publicDb } from "@/lib/db/public";
import { withdrawnPrefix } from "./expire";
import { patiently } from "./patience";

/**
 * The transactions that are visible now. To be taken before anything that
 * it is to vouch for is read.
 */
export async function currentSnapshot(): Promise<string> {
  const rows = await patiently(
    () => publicDb().$queryRaw<{ snapshot: string }[]>`
      SELECT pg_current_snapshot()::text AS snapshot`,
  );
  const snapshot = rows[0]?.snapshot;
  if (!snapshot) throw new Error("the database gave no snapshot");
  return snapshot;
}

/**
 * The same, and which transaction last changed each of the tags, as that
 * snapshot shows it (one statement sees one state).
 *
 * @returns `versions`: of every tag that was named
 */
export async function currentState(
  tags: readonly string[],
): Promise<{ snapshot: string; versions: Map<string, string> }> {
  const rows = await patiently(
    () => publicDb().$queryRaw<{ snapshot: string; tag: string; xid: bigint | null }[]>`
      SELECT pg_current_snapshot()::text AS snapshot, asked.tag, kept.xid
      FROM unnest(${[...tags]}::text[]) AS asked (tag)
      LEFT JOIN public_record.cache_tag AS kept ON kept.tag = asked.tag`,
  );
  const snapshot = rows[0]?.snapshot;
  if (!snapshot) throw new Error("the database gave no snapshot");
  return { snapshot, versions: new Map(rows.map(({ tag, xid }) => [tag, `${xid ?? "never"}`])) };
}

/**
 * Whether no tag has changed in a transaction that the snapshot does not
 * show. A snapshot that is ahead of the database is of another past: it was
 * restored meanwhile, and vouches for nothing.
 */
export async function isFresh(tags: readonly string[], snapshot: string): Promise<boolean> {
  const rows = await patiently(
    () => publicDb().$queryRaw<{ stale: boolean }[]>`
      SELECT pg_snapshot_xmax(${snapshot}::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())
        OR EXISTS (
          SELECT FROM public_record.cache_tag
          WHERE tag = ANY (${[...tags]}::text[])
            AND NOT pg_visible_in_snapshot(xid::text::xid8, ${snapshot}::pg_snapshot)
        ) AS stale`,
  );
  return rows[0]?.stale === false;
}

/** `hard`: of a withdrawal. */
export type TagChange = { tag: string; xid: bigint; hard: boolean };

type Row = { tag: string | null; xid: bigint; hard: boolean; snapshot: string };

/** So many changes are told one by one; an import can make more. */
export const mostChanges = 10_000;

/** A sweep holds no one up, and may have much to read. */
const sweepTurns = 100;

/**
 * What has expired since a snapshot was taken, and the snapshot to ask with
 * next time. Both come from one statement, so nothing falls between them.
 *
 * @returns `changes` undefined when there are too many to name
 */
export async function changesSince(
  snapshot: string,
): Promise<{ changes: TagChange[] | undefined; snapshot: string }> {
  const [xmin = "0"] = snapshot.split(":");
  const rows = await patiently(
    () => publicDb().$queryRaw<Row[]>`
      SELECT pg_current_snapshot()::text AS snapshot, changed.*
      FROM (SELECT) AS always
      LEFT JOIN (
        SELECT tag, xid, hard FROM public_record.cache_tag
        WHERE xid >= ${BigInt(xmin)}
          AND NOT pg_visible_in_snapshot(xid::text::xid8, ${snapshot}::pg_snapshot)
        LIMIT ${mostChanges + 1}
      ) AS changed ON true`,
    sweepTurns,
  );
  return {
    changes: rows.length > mostChanges ? undefined : rows.flatMap(changeOf),
    snapshot: rows[0]?.snapshot ?? snapshot,
  };
}

/** All withdrawals there have been: what a process that starts must know of. */
export async function allWithdrawals(): Promise<TagChange[]> {
  const rows = await patiently(
    () => publicDb().$queryRaw<Row[]>`
      SELECT tag, xid, hard FROM public_record.cache_tag WHERE hard`,
    sweepTurns,
  );
  return rows.flatMap(changeOf);
}

function changeOf({ tag, xid, hard }: Row): TagChange[] {
  if (tag === null) return [];
  return [{ tag: hard ? tag.slice(withdrawnPrefix.length) : tag, xid, hard }];
}

/**
 * Names the database itself. Transaction numbers mean nothing in another
 * one, so pages kept for one database must never be served for another; one
 * that was restored to a point in time has a new timeline.
 */
export async function databaseIdentity(): Promise<string> {
  const rows = await patiently(
    () => publicDb().$queryRaw<{ identity: string }[]>`
      SELECT concat_ws(':', system_identifier, (
        SELECT oid FROM pg_database WHERE datname = current_database()
      ), timeline_id) AS identity
      FROM pg_control_system(), pg_control_checkpoint()`,
  );
  return rows[0]?.identity ?? "unknown";
}
