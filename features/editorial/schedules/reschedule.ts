import { type Actor, personOf } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { lockDocument } from "@/features/editorial/drafts/texts";
import type { Locale } from "@/i18n/routing";
import { inTransaction } from "@/lib/db/transaction";
import { isUuid } from "@/lib/patterns";
import { scheduleWithin, unscheduleWithin } from "./schedule";
import type { ZonedTime } from "./zoned-time";

/**
 * Names another time for what is scheduled: its languages together, as they
 * were approved. It is `unschedule` and `schedule` in one transaction, with
 * all that these ask for, so nobody can be left without any schedule. An
 * administrator approves nothing by the way here: what was scheduled is still
 * what would be published, or it is refused.
 *
 * @throws Refusal `not-scheduled` where that schedule is no longer pending;
 *   those of `schedule`, the past time among them
 */
export async function reschedule(
  actor: Actor,
  { scheduleId, ...time }: { scheduleId: string } & ZonedTime,
): Promise<void> {
  await inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    const id = isUuid(scheduleId) ? scheduleId : undefined;
    const named = id && (await tx.schedule.findUnique({ where: { id } }));
    if (!named) throw new Refusal([{ code: "not-scheduled" }]);
    const document = await lockDocument(tx, named.documentId);
    const pending = await tx.schedule.findFirst({
      where: { id: named.id, state: "PENDING" },
      include: { texts: { include: { translation: { select: { locale: true } } } } },
    });
    if (!pending) throw new Refusal([{ code: "not-scheduled" }]);
    const texts = pending.texts.map(({ translation, changeNote, publicHash }) => ({
      locale: translation.locale as Locale,
      publicHash,
      ...(changeNote === null ? {} : { changeNote }),
    }));
    const languages = texts.map(({ locale }) => locale);
    await unscheduleWithin(tx, person, document, languages);
    await scheduleWithin(tx, person, document, texts, time);
  });
}
