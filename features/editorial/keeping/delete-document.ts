import { type Actor, personOf } from "@/features/audit/actors/actors";
import { refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { indexInDesk } from "@/features/editorial/drafts/draft-index";
import { endLinks, noteEnded } from "@/features/editorial/sharing/share-links";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { reasonsAgainstKeeping } from "./rules";
import { lockStanding } from "./standing";

/**
 * Deletes a draft that never was public: it is gone from everywhere but the
 * list of deleted stories, and can be brought back for a time. Its share links
 * end at once, and for good.
 *
 * @throws Refusal with every reason: `was-public`, `scheduled`, `others-wrote`, `deleted`,
 *   `document-unknown`
 */
export async function deleteDocument(actor: Actor, documentId: string): Promise<void> {
  const ended = await inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    const { standing } = await lockStanding(tx, person, documentId);
    refuseIf(reasonsAgainstKeeping("delete", standing, person));
    const now = await databaseNow(tx);
    const languages = await endLinks(tx, person, { documentId }, now);
    await tx.document.update({
      where: { id: documentId },
      data: { trashedAt: now, archivedAt: null },
    });
    await indexAll(tx, documentId);
    await record(tx, person, { verb: "delete", documentId });
    return languages;
  });
  for (const locale of ended) await noteEnded(actor, { documentId, locale });
}

/**
 * Brings back what was deleted, as it was; share links stay ended.
 *
 * @throws Refusal with every reason: `not-deleted`, `others-wrote`, `document-unknown`
 */
export async function bringBack(actor: Actor, documentId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    const { standing } = await lockStanding(tx, person, documentId);
    refuseIf(reasonsAgainstKeeping("bring-back", standing, person));
    await tx.document.update({ where: { id: documentId }, data: { trashedAt: null } });
    await indexAll(tx, documentId);
    await record(tx, person, { verb: "bring-back", documentId });
  });
}

/** What is deleted is found by no search. */
async function indexAll(tx: Transaction, documentId: string): Promise<void> {
  const texts = await tx.translation.findMany({ where: { documentId }, select: { id: true } });
  for (const { id } of texts) await indexInDesk(tx, id);
}
