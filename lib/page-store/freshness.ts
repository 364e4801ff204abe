import { publicDb } from "@/lib/db/public";
import { withinLoopTurns, withQueryTimeout } from "./query-timeout";

/**
 * Five seconds: no reader waits for this. A machine that is busy with its own
 * start must not take that for a database that is away.
 */
const identityTurns = 50;

/**
 * The transactions that are visible now. To be taken before anything that
 * it is to vouch for is read.
 */
export async function currentSnapshot(): Promise<string> {
  const rows = await withQueryTimeout(
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
  const rows = await withQueryTimeout(
    () => publicDb().$queryRaw<{ snapshot: string; tag: string; xid: bigint | null }[]>`
      SELECT pg_current_snapshot()::text AS snapshot, asked.tag, kept.xid
      FROM unnest(${[...tags]}::text[]) AS asked (tag)
      LEFT JOIN public_record.cache_tag AS kept ON kept.tag = asked.tag`,
  );
  const snapshot = rows[0]?.snapshot;
  if (!snapshot) throw new Error("the database gave no snapshot");
  return { snapshot, versions: new Map(rows.map(({ tag, xid }) => [tag, `${xid ?? "never"}`])) };
}

/** The transaction that last changed a tag, as of now. */
export async function versionOf(tag: string): Promise<string> {
  const { versions } = await currentState([tag]);
  return versions.get(tag) ?? "never";
}

/**
 * Whether no tag has changed in a transaction that the snapshot does not
 * show. A snapshot that is ahead of the database is of another past: it was
 * restored meanwhile, and vouches for nothing.
 */
export async function isFresh(tags: readonly string[], snapshot: string): Promise<boolean> {
  const rows = await withQueryTimeout(
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

/** When one of the tags last expired; undefined where none ever did. */
export async function newestChange(tags: readonly string[]): Promise<Date | undefined> {
  const rows = await withQueryTimeout(
    () => publicDb().$queryRaw<{ at: Date | null }[]>`
      SELECT max(expired_at) AS at FROM public_record.cache_tag
      WHERE tag = ANY (${[...tags]}::text[])`,
  );
  return rows[0]?.at ?? undefined;
}

/**
 * Names the database itself. Transaction numbers mean nothing in another
 * one, so pages kept for one database must never be served for another; one
 * that was restored to a point in time has a new timeline.
 */
export async function databaseIdentity(): Promise<string> {
  const rows = await withinLoopTurns(
    publicDb().$queryRaw<{ identity: string }[]>`
      SELECT concat_ws(':', system_identifier, (
        SELECT oid FROM pg_database WHERE datname = current_database()
      ), timeline_id) AS identity
      FROM pg_control_system(), pg_control_checkpoint()`,
    identityTurns,
  );
  return rows[0]?.identity ?? "unknown";
}
