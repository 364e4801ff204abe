import type { Person } from "@/features/audit/actors/actors";
import type { AuditVerb } from "@/features/audit/log/audit-log";
import { affectedUrls } from "@/features/publication/invalidation/affected-urls";
import type { InvalidationTarget } from "@/features/publication/invalidation/targets";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { enqueueJob } from "@/lib/jobs/jobs";

/** What the worker does after a commit: fetch a receipt's URLs until they show the change. */
export const receiptJob = "receipt";

/**
 * Opens the receipt of a change of the public record, with the addresses it
 * touched, and leaves the job of ticking them off.
 *
 * @param tx the transaction that has written the change
 * @returns the receipt's id
 */
export async function openReceipt(
  tx: Transaction,
  person: Person,
  change: {
    documentId?: string;
    verb: AuditVerb;
    locales: Locale[];
    /** Where it is about texts of several documents. */
    about?: { documentId: string; locale: Locale }[];
    targets: InvalidationTarget[];
  },
): Promise<string> {
  const { targets, ...rest } = change;
  const [row] = await tx.$queryRaw<{ xid: bigint }[]>`
    SELECT pg_current_xact_id()::text::bigint AS xid`;
  if (!row) throw new Error("the transaction has no number");
  const urls = await affectedUrls(tx, targets);
  const { id } = await tx.receipt.create({
    data: {
      ...rest,
      xid: row.xid,
      actorId: person.id,
      actorName: person.name,
      createdAt: await databaseNow(tx),
    },
    select: { id: true },
  });
  await tx.receiptUrl.createMany({
    data: urls.map(({ path, lowPriority, status, publicHash }) => ({
      receiptId: id,
      path,
      lowPriority,
      expectedStatus: status,
      expectedHash: publicHash ?? null,
    })),
  });
  await enqueueJob(tx, { kind: receiptJob, payload: { receiptId: id } });
  return id;
}
