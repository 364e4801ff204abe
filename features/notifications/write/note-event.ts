import { z } from "zod";
import { recipientsOf } from "@/features/notifications/events/recipients";
import { databaseNow } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import { enqueueLetter } from "@/lib/outbox/outbox";
import { bundleLetter, bundleOf, bundleSeconds } from "./mail-bundle";

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
    // In one order for all: two workers who note two events at once wait for each other, and not both.
    for (const { userId } of told.toSorted((a, b) => (a.userId < b.userId ? -1 : 1))) {
      const bundleFor = bundleOf(userId);
      await enqueueLetter(tx, { letter: bundleLetter, about: { userId }, bundleFor, dueAt });
    }
  });
}
