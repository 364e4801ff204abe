import type { Actor } from "@/features/audit/actors/actors";
import { personOf, systemPerson } from "@/features/audit/actors/actors";
import { refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { reasonsAgainstSiteAct } from "@/features/editorial/policy";
import { openReceipt } from "@/features/editorial/publishing/receipts";
import { instantOf, type ZonedTime } from "@/features/editorial/schedules/zoned-time";
import { lockPublicRecord } from "@/features/publication/write/lock";
import { writeLeadStory } from "@/features/publication/write/site";
import { locales } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import { enqueueJob } from "@/lib/jobs/jobs";

/** What the worker does when a lead story's time ends: call `endLeadStory`. */
export const endLeadJob = "end-lead";

/**
 * Chooses the story that home pages lead with, in the languages where it is
 * live.
 *
 * @param lead `until` left out: until another one is chosen; undefined: the
 *   newest story leads again
 * @throws Refusal `role-forbids`, `page-not-live`, and those of the time
 */
export async function setLeadStory(
  actor: Actor,
  lead: { documentId: string; until?: ZonedTime } | undefined,
): Promise<{ receiptId: string; until: Date | null }> {
  return inTransaction(async (tx) => {
    await lockPublicRecord(tx);
    const person = await personOf(tx, actor);
    const reasons = reasonsAgainstSiteAct("set-lead", person);
    const live = lead
      ? await tx.publication.count({
          where: { documentId: lead.documentId, kind: "ARTICLE", state: "LIVE" },
        })
      : 1;
    if (live === 0) reasons.push({ code: "page-not-live" });
    let until: Date | null = null;
    if (lead?.until) {
      const found = instantOf(lead.until);
      if ("reasons" in found) reasons.push(...found.reasons);
      else if (found.instant <= (await databaseNow(tx))) reasons.push({ code: "time-past" });
      else until = found.instant;
    }
    refuseIf(reasons);
    const targets = await writeLeadStory(
      tx,
      lead ? { documentId: lead.documentId, until } : undefined,
    );
    if (until) await enqueueJob(tx, { kind: endLeadJob, payload: {}, dueAt: until });
    const about = lead ? { documentId: lead.documentId } : {};
    const detail = { until: until?.toISOString() ?? null };
    await record(tx, person, { verb: "set-lead", ...about, detail });
    const receiptId = await openReceipt(tx, person, {
      ...about,
      verb: "set-lead",
      locales: [...locales],
      targets,
    });
    return { receiptId, until };
  });
}

/**
 * Ends the lead story if its time is over by the database's clock; does
 * nothing when another one was chosen meanwhile.
 *
 * @returns whether it ended
 */
export async function endLeadStory(): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockPublicRecord(tx);
    const over = await tx.leadStory.findFirst({ where: { until: { lte: await databaseNow(tx) } } });
    if (!over) return false;
    const person = systemPerson("lead");
    const { documentId } = over;
    const targets = await writeLeadStory(tx, undefined);
    await record(tx, person, { verb: "end-lead", documentId });
    const locale = [...locales];
    await openReceipt(tx, person, { documentId, verb: "end-lead", locales: locale, targets });
    return true;
  });
}
