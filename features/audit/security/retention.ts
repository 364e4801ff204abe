import { editorialDb } from "@/lib/db/editorial";

/** So many rows at once: a long lock would hold up who signs in. */
const batch = 5_000;

/**
 * Removes security events that have been kept for as long as they are to be.
 * The audit trail is not touched: it has no networks and devices.
 *
 * @param days `SECURITY_EVENTS_KEPT_DAYS`; the database refuses fewer than 30
 * @returns how many were removed
 */
export async function removeOldSecurityEvents(days: number): Promise<number> {
  let removed = 0;
  for (;;) {
    const count = await editorialDb().$executeRaw`
      DELETE FROM editorial.security_event WHERE id IN (
        SELECT id FROM editorial.security_event
        WHERE last_at < editorial.clock() - make_interval(days => ${days})
        ORDER BY last_at LIMIT ${batch})`;
    removed += count;
    if (count < batch) return removed;
  }
}
