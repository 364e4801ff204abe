import { type Actor, personOf } from "@/features/audit/actors/actors";
import { refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { databaseNow } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import { reasonsAgainstKeeping } from "./rules";
import { lockStanding } from "./standing";

/**
 * Takes a document out of lists, or puts it into them again. Readers see no
 * difference.
 *
 * @throws Refusal with every reason: `role-forbids`, `scheduled`, `in-review`, `archived`,
 *   `not-archived`, `deleted`, `document-unknown`
 */
export async function archiveDocument(
  actor: Actor,
  documentId: string,
  verb: "archive" | "unarchive" = "archive",
): Promise<void> {
  await inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    const { standing } = await lockStanding(tx, person, documentId);
    refuseIf(reasonsAgainstKeeping(verb, standing, person));
    const archivedAt = verb === "archive" ? await databaseNow(tx) : null;
    await tx.document.update({ where: { id: documentId }, data: { archivedAt } });
    await record(tx, person, { verb, documentId });
  });
}
