import { z } from "zod";
import { commentOf } from "@/features/notifications/data";
import { recipientsOf } from "@/features/notifications/events/recipients";
import { databaseNow } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import { leaveBundles } from "./mail-bundle";

const payloadSchema = z.object({ event: z.int() });

/** An event's number out of a job; undefined for something else. */
export const asEvent = (payload: unknown): number | undefined =>
  payloadSchema.safeParse(payload).data?.event;

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
    // Its words are read when they are shown, and may have been taken back by then.
    const comment = commentOf(event);
    await tx.notification.createMany({
      data: told.map(({ userId, kind }) => ({
        userId,
        kind,
        eventKey: `audit:${id}`,
        documentId,
        locale,
        actorName,
        detail: { event: id, ...(comment === undefined ? {} : { comment }) },
        createdAt,
      })),
      skipDuplicates: true,
    });
    const people = told.map(({ userId }) => userId);
    await leaveBundles(tx, people, createdAt);
  });
}
