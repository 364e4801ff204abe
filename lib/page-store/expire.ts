import { Prisma } from "@/generated/prisma/client";
import type { Transaction } from "@/lib/db/editorial";
import { enqueueJob } from "@/lib/jobs/jobs";
import { channel, footprintOf, footprintPrefix, withdrawnPrefix } from "./tag-rows";

/** Has shared caches forget what carries the tags. */
export const purgeJob = "purge";

/**
 * Expires tags as part of a transaction: pages that carry one of them are
 * stale from its commit on, and not before.
 *
 * A tag keeps the transaction's number rather than a time. A time is taken
 * before the commit, and a page rendered between the two would hold old
 * content with a newer time; the number is compared with the snapshot that
 * a page was read from, which says exactly what that page could see.
 *
 * Tags are sorted so that two publishes lock them in the same order. With
 * them goes the transaction's footprint (tag-rows.ts), also where there are none.
 *
 * The commit waits for the disk, whatever the connection is set to: what
 * readers have seen of it must not be undone by a crash of the database.
 *
 * @param hard for a withdrawal: a page that was kept before it may not even
 *   be shown as a last good copy
 */
export async function expireTags(
  tx: Transaction,
  tags: readonly string[],
  { hard = false } = {},
): Promise<void> {
  const unique = [...new Set(tags)];
  const rows = hard ? [...unique, ...unique.map((tag) => withdrawnPrefix + tag)] : unique;
  const own = Prisma.raw(footprintOf("pg_current_xact_id()::text::bigint"));
  await tx.$executeRaw`
    INSERT INTO public_record.cache_tag AS kept (tag, xid, hard, expired_at)
    SELECT tag, pg_current_xact_id()::text::bigint,
      starts_with(tag, ${withdrawnPrefix}), clock_timestamp()
    FROM (SELECT tag FROM unnest(${rows}::text[]) AS tag UNION SELECT ${own}) AS every
    ORDER BY tag COLLATE "C"
    ON CONFLICT (tag) DO UPDATE
    SET xid = CASE WHEN starts_with(kept.tag, ${footprintPrefix})
        THEN greatest(kept.xid, excluded.xid) ELSE excluded.xid END,
      expired_at = excluded.expired_at`;
  // Caches elsewhere are told by the worker, when this has been committed.
  await enqueueJob(tx, { kind: purgeJob, payload: { tags: unique } });
  // A footprint that was copied from another server, as by pg_dump, can have a number that this one
  // has not come to, and would keep this one's own out. Only a statement that begins with the row
  // locked tells it from that of a later transaction which ended while the row was waited for.
  // The word is delivered when the transaction commits, and never before.
  await tx.$executeRaw`WITH own AS (
      UPDATE public_record.cache_tag SET xid = pg_current_xact_id()::text::bigint
      WHERE tag = ${own} AND xid > pg_current_xact_id()::text::bigint
        AND xid >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
    SELECT pg_notify(${channel}, ''),
    CASE current_setting('synchronous_commit')
      WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END`;
}
