import { type Actor, personOf } from "@/features/audit/actors/actors";
import { refuseIf } from "@/features/audit/errors";
import { inTransaction } from "@/lib/db/transaction";
import { changeDocument } from "./documents";

/**
 * Gives a story that is planned another day. Where a text of it is approved or
 * scheduled the day is a part of what was approved: moving a card on a calendar
 * must not end an approval by the way, so that is done among the story's facts.
 *
 * @throws Refusal `day-approved`, `document-unknown`, `stale`
 */
export async function planDay(
  actor: Actor,
  { documentId, version, day }: { documentId: string; version: number; day: string },
): Promise<void> {
  await inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    await changeDocument(tx, person, documentId, { version, storyDate: day });
    // Under the lock that the change has taken.
    const fixed = await tx.translation.count({
      where: { documentId, state: { in: ["APPROVED", "SCHEDULED"] } },
    });
    refuseIf(fixed > 0 ? [{ code: "day-approved" }] : []);
  });
}
