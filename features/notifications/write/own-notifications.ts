import { type NotificationKind, notificationKinds } from "@/features/notifications/events/kinds";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";

/**
 * Notes that somebody has seen all that they were told; of what is read no
 * mail is sent.
 *
 * @param until the newest that they were shown: what came after it they have not seen
 */
export async function readAll(userId: string, until: Date): Promise<void> {
  const db = editorialDb();
  await db.notification.updateMany({
    where: { userId, readAt: null, createdAt: { lte: until } },
    data: { readAt: await databaseNow(db) },
  });
}

/** @param wanted kinds of which they want mails; of the others they get none */
export async function chooseMails(
  userId: string,
  wanted: readonly NotificationKind[],
): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.notificationChoice.deleteMany({ where: { userId } });
    await tx.notificationChoice.createMany({
      data: notificationKinds
        .filter((kind) => !wanted.includes(kind))
        .map((kind) => ({ userId, kind, mail: false })),
    });
  });
}
