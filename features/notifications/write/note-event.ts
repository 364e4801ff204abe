import { z } from "zod";
import { recipientsOf } from "@/features/notifications/events/recipients";
import { databaseNow } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import { enqueueJob } from "@/lib/jobs/jobs";
import { bundleSeconds, mailBundleJob } from "./mail-bundle";

const payloadSchema = z.object({ event: z.int() });

/** An event's number out of a job; undefined for something else. */
export const asEvent = (payload: unknown): number | undefined =>
  payloadSchema.safeParse(payload).data?.event;

/** The comment that it is about: its words are read when they are shown, and may have been taken back by then. */
function commentOf(detail: unknown): { comment?: string } {
  const { comment } = (detail ?? {}) as { comment?: unknown };
  return typeof comment === "string" ? { comment } : {};
}

/**
 * Notes for everybody whom an event of the audit trail concerns that there is
 * something to be told. Done twice it comes to the same: an event is noted
 * once for each person.
 *
 * @param id of the event
 */
export async function noteEvent(id: number): Promise<void> {
  await inTransaction(async (tx) => {
    const event = await tx.auditEvent.findUnique({ where: { id } });
    if (!event) return;
    const createdAt = await databaseNow(tx);
    const { documentId, locale, actorName } = event;
    const told = await recipientsOf(tx, event);
    await tx.notification.createMany({
      data: told.map(({ userId, kind }) => ({
        userId,
        kind,
        eventKey: `audit:${id}`,
        documentId,
        locale,
        actorName,
        detail: { event: id, ...commentOf(event.detail) },
        createdAt,
      })),
      skipDuplicates: true,
    });
    const dueAt = new Date(createdAt.getTime() + bundleSeconds * 1_000);
    for (const { userId } of told.toSorted((a, b) => (a.userId < b.userId ? -1 : 1))) {
      // Two workers who note two events at once are to leave one letter.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`mail-bundle ${userId}`}))`;
      // One that waits for its first try takes this along; one that is being done, or has failed, may not.
      const waiting = await tx.$queryRaw<unknown[]>`
        SELECT FROM editorial.job
        WHERE kind = ${mailBundleJob} AND payload ->> 'userId' = ${userId}
          AND attempts = 0 AND failed_at IS NULL AND leased_until IS NULL
        FOR UPDATE SKIP LOCKED`;
      if (waiting.length > 0) continue;
      await enqueueJob(tx, { kind: mailBundleJob, payload: { userId }, dueAt });
    }
  });
}
