import { editorialDb } from "@/lib/db/editorial";
import { log } from "@/lib/log";

/**
 * Brings mails into the outbox that a build before it has left among the
 * jobs: an update finds some there, and fronts and workers of both builds run
 * beside each other while it takes over. Each moves whole, by one statement;
 * what a former worker has in its hands it ends itself. To be removed with
 * the release after the next.
 *
 * @returns how many there were
 */
export async function adoptFormerMails(): Promise<number> {
  const moved = await editorialDb().$executeRaw`
    WITH taken AS (
      DELETE FROM editorial.job WHERE id IN (
        SELECT id FROM editorial.job
        WHERE failed_at IS NULL AND (leased_until IS NULL OR leased_until <= editorial.clock())
          AND (kind IN ('tell-person', 'mail-bundle')
            OR (kind = 'tell-alarm' AND payload ->> 'channel' = 'mail'))
        FOR UPDATE SKIP LOCKED)
      RETURNING *)
    INSERT INTO editorial.outbox_mail (id, letter, about, bundle_for, due_at, attempts, created_at)
    SELECT id,
      CASE kind WHEN 'tell-person' THEN 'notice' WHEN 'mail-bundle' THEN 'notifications'
        ELSE 'alarm' END,
      payload,
      CASE kind WHEN 'mail-bundle' THEN 'notifications ' || (payload ->> 'userId') END,
      due_at, attempts, created_at
    FROM taken`;
  if (moved > 0) log.info({ moved }, "mails of a build before were brought into the outbox");
  return moved;
}
