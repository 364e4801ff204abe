import { type Actor, personOf } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { lockDocument } from "@/features/editorial/drafts/texts";
import { databaseNow } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import { isBlank } from "@/lib/text/seen";
import { releasableFacts } from "./document-facts";

/**
 * Says why texts may disagree as they do. It holds for both units as they
 * stand: whoever changes either is asked again. What the texts say is judged
 * here; the caller only names what it has seen.
 *
 * @param ids of `documentFacts` or `releasableFacts`, or all that are open in any choice of languages
 * @returns how many were kept
 * @throws Refusal `document-unknown`, `role-forbids`, `reason-missing`, `content-changed` (one
 *   of them is not there any more)
 */
export function keepFacts(
  actor: Actor,
  {
    documentId,
    ids,
    reason,
  }: { documentId: string; ids: readonly string[] | "all"; reason: string },
): Promise<number> {
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    const against: Reason[] = person.role === "AUTHOR" ? [{ code: "role-forbids" }] : [];
    if (isBlank(reason)) against.push({ code: "reason-missing" });
    refuseIf(against);
    await lockDocument(tx, documentId);
    const open = (await releasableFacts(documentId, { tx })).filter(({ kept }) => !kept);
    const meant = ids === "all" ? open : open.filter(({ id }) => ids.includes(id));
    if (ids !== "all" && meant.length < new Set(ids).size) refuseIf([{ code: "content-changed" }]);
    const createdAt = await databaseNow(tx);
    await tx.factOverride.createMany({
      data: meant.map(({ kind, source, target, said }) => ({
        documentId,
        kind,
        localeA: source.locale,
        unitA: source.unit,
        hashA: source.hash,
        localeB: target.locale,
        unitB: target.unit,
        hashB: target.hash,
        said,
        reason: reason.trim(),
        userId: person.id,
        userName: person.name,
        createdAt,
      })),
      skipDuplicates: true,
    });
    if (meant.length > 0) {
      await record(tx, person, {
        verb: "keep-facts",
        documentId,
        reason: reason.trim(),
        detail: { count: meant.length },
      });
    }
    return meant.length;
  });
}
