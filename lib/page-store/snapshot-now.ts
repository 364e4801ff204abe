import { footprintOf } from "./tag-rows";

/**
 * SQL: the first number after all that have expired a tag; 3 is the first that
 * PostgreSQL gives out. Rows that were copied from another server, as by
 * pg_dump, can have numbers that this one has not come to: they do not count.
 */
const knownEnd = `(SELECT coalesce(max(xid), 2) + 1 FROM public_record.cache_tag
  WHERE xid < pg_snapshot_xmax(pg_current_snapshot())::text::bigint)`;

/**
 * SQL: the snapshot of the statement that it stands in, as far as it says
 * something of transactions that have expired tags: it ends after the last of
 * them that it shows, and not where PostgreSQL would have begun the next one.
 *
 * Of those transactions it says what `pg_current_snapshot()` says. But it
 * claims to have seen no number that was given out and left nothing on disk:
 * after a crash PostgreSQL gives such numbers out again, and who had "seen"
 * one would take the next transaction of that number for seen. What has
 * expired a tag is on disk before anybody sees it (`expireTags`), so no
 * number in here is ever given out a second time.
 *
 * Decision: docs/decisions/0073-numbers-that-stay.md
 */
export const snapshotNow = `(
  SELECT format('%s:%s:%s',
    least(pg_snapshot_xmin(now.snapshot)::text::bigint, known.ends),
    least(pg_snapshot_xmax(now.snapshot)::text::bigint, known.ends),
    (SELECT string_agg(xip::text, ',' ORDER BY xip::text::bigint)
      FROM pg_snapshot_xip(now.snapshot) AS xip WHERE xip::text::bigint < known.ends))
  FROM (SELECT pg_current_snapshot() AS snapshot) AS now, (SELECT ${knownEnd} AS ends) AS known)`;

/** SQL: which row shows that the database has what this statement sees; empty where there is none. */
export const newestFootprint = `coalesce((
  SELECT concat_ws('@', kept.xid, extract(epoch FROM kept.expired_at))
  FROM public_record.cache_tag AS kept
  WHERE kept.tag = ${footprintOf(`${knownEnd} - 1`)} AND kept.xid = ${knownEnd} - 1), '')`;
