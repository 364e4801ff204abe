import type { Transaction } from "@/lib/db/editorial";

/**
 * Expires tags as part of a transaction: pages that carry one of them are
 * stale from its commit on, and not before.
 *
 * A tag keeps the transaction's number rather than a time. A time is taken
 * before the commit, and a page rendered between the two would hold old
 * content with a newer time; the number is compared with the snapshot that
 * a page was read from, which says exactly what that page could see.
 *
 * Tags are sorted so that two publishes lock them in the same order.
 */
export async function expireTags(tx: Transaction, tags: readonly string[]): Promise<void> {
  const unique = [...new Set(tags)].sort();
  await tx.$executeRaw`
    INSERT INTO public_record.cache_tag AS kept (tag, xid, expired_at)
    SELECT tag, pg_current_xact_id()::text::bigint, clock_timestamp()
    FROM unnest(${unique}::text[]) AS tag
    ON CONFLICT (tag) DO UPDATE SET xid = excluded.xid, expired_at = excluded.expired_at`;
}
