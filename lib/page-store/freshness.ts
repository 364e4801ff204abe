import { publicDb } from "@/lib/db/public";

/**
 * The transactions that are visible now. To be taken before anything that
 * it is to vouch for is read.
 */
export async function currentSnapshot(): Promise<string> {
  const rows = await publicDb().$queryRaw<{ snapshot: string }[]>`
    SELECT pg_current_snapshot()::text AS snapshot`;
  const snapshot = rows[0]?.snapshot;
  if (!snapshot) throw new Error("the database gave no snapshot");
  return snapshot;
}

/** Whether no tag has changed in a transaction that the snapshot does not show. */
export async function isFresh(tags: readonly string[], snapshot: string): Promise<boolean> {
  const rows = await publicDb().$queryRaw<{ stale: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM public_record.cache_tag
      WHERE tag = ANY (${[...tags]}::text[])
        AND NOT pg_visible_in_snapshot(xid::text::xid8, ${snapshot}::pg_snapshot)
    ) AS stale`;
  return rows[0]?.stale === false;
}

export type TagChange = { tag: string; xid: bigint; hard: boolean };

/**
 * What has expired since a snapshot was taken, and the snapshot to ask with
 * next time. Both come from one statement, so nothing falls between them.
 */
export async function changesSince(
  snapshot: string,
): Promise<{ changes: TagChange[]; snapshot: string }> {
  const [xmin = "0"] = snapshot.split(":");
  const rows = await publicDb().$queryRaw<(Partial<TagChange> & { snapshot: string })[]>`
    SELECT pg_current_snapshot()::text AS snapshot, changed.*
    FROM (SELECT) AS always
    LEFT JOIN (
      SELECT tag, xid, hard FROM public_record.cache_tag
      WHERE xid >= ${BigInt(xmin)}
        AND NOT pg_visible_in_snapshot(xid::text::xid8, ${snapshot}::pg_snapshot)
    ) AS changed ON true`;
  const changes = rows.filter((row): row is TagChange & { snapshot: string } => !!row.tag);
  return { changes, snapshot: rows[0]?.snapshot ?? snapshot };
}

/**
 * Names the database itself. Transaction numbers mean nothing in another
 * one, so pages kept for one database must never be served for another.
 */
export async function databaseIdentity(): Promise<string> {
  const rows = await publicDb().$queryRaw<{ identity: string }[]>`
    SELECT system_identifier::text || ':' || (
      SELECT oid::text FROM pg_database WHERE datname = current_database()) AS identity
    FROM pg_control_system()`;
  return rows[0]?.identity ?? "unknown";
}
