import { z } from "zod";
import type { Actor, Person } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, Refusal, refuseIf } from "@/features/audit/errors";
import { moveText } from "@/features/editorial/drafts/move-text";
import {
  lockDocument,
  type OpenDocument,
  openTexts,
  subjectOf,
} from "@/features/editorial/drafts/texts";
import { reasonsAgainst } from "@/features/editorial/policy";
import type { PublishText } from "@/features/editorial/publishing/publish";
import { publishTextSchema } from "@/features/editorial/publishing/schema";
import { validateRelease } from "@/features/editorial/publishing/validate-release";
import { approveInPassing } from "@/features/editorial/review/approvals";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { instantOf, typedTime, type ZonedTime } from "./zoned-time";

export type ScheduleInput = { documentId: string; texts: PublishText[] } & ZonedTime;

/**
 * Names the time at which languages of a document become public, together.
 * What is scheduled is what the newest revisions say now; a change of
 * anything that readers would see must be scheduled anew.
 *
 * @throws Refusal with every reason: those of publishing, and of the time
 *   (`time-does-not-exist`, `time-ambiguous`, `time-past`, …)
 */
export async function schedule(
  actor: Actor,
  { documentId, texts, ...time }: ScheduleInput,
): Promise<{ scheduleId: string; dueAt: Date }> {
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    const document = await lockDocument(tx, documentId);
    return scheduleWithin(tx, person, document, z.array(publishTextSchema).parse(texts), time);
  });
}

/** `schedule` as part of something larger. Its document is locked. */
export async function scheduleWithin(
  tx: Transaction,
  person: Person,
  document: OpenDocument,
  texts: readonly z.output<typeof publishTextSchema>[],
  time: ZonedTime,
): Promise<{ scheduleId: string; dueAt: Date }> {
  const documentId = document.id;
  const asked = new Map(texts.map((each) => [each.locale, each]));
  const opened = await openTexts(tx, document, [...asked.keys()]);
  const now = await databaseNow(tx);
  const { dueAt, reasons } = dueTime(time, now);
  const releases = opened.map((text) => {
    const { changeNote, publicHash } = asked.get(text.locale) ?? {};
    return { text, verb: "schedule" as const, changeNote, publicHash };
  });
  const validated = await validateRelease(tx, person, document, releases).catch(
    (error: unknown) => {
      if (error instanceof Refusal) throw new Refusal([...error.reasons, ...reasons]);
      throw error;
    },
  );
  refuseIf(reasons);
  const { id: scheduleId } = await tx.schedule.create({
    data: {
      documentId,
      dueAt,
      localTime: typedTime(time).localTime,
      zone: time.zone,
      createdById: person.id,
      createdByName: person.name,
      createdAt: now,
    },
  });
  for (const { text, changeNote, publishable } of validated) {
    const { head, translation } = text;
    if (!head) throw new Error("a text without a revision was validated fit");
    const selfApproved = await approveInPassing(tx, person, "schedule", text, publishable);
    const { publicHash } = publishable;
    await tx.scheduledText.create({
      data: {
        scheduleId,
        translationId: translation.id,
        revisionId: head.id,
        publicHash,
        changeNote: changeNote ?? null,
      },
    });
    const detail = { scheduleId, dueAt: dueAt.toISOString(), zone: time.zone, selfApproved };
    await moveText(tx, person, "schedule", text, { hash: publicHash, detail });
  }
  return { scheduleId, dueAt };
}

/**
 * Takes languages out of their schedules; one that has none left is cancelled.
 *
 * @throws Refusal `not-scheduled` and the like, for every language
 */
export async function unschedule(
  actor: Actor,
  { documentId, locales }: { documentId: string; locales: Locale[] },
): Promise<void> {
  await inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    await unscheduleWithin(tx, person, await lockDocument(tx, documentId), locales);
  });
}

/** `unschedule` as part of something larger. Its document is locked. */
export async function unscheduleWithin(
  tx: Transaction,
  person: Person,
  document: OpenDocument,
  locales: readonly Locale[],
): Promise<void> {
  const opened = await openTexts(tx, document, locales);
  refuseIf(
    opened.flatMap((text) =>
      reasonsAgainst("unschedule", subjectOf(text), person).map((reason) => ({
        ...reason,
        locale: text.locale,
      })),
    ),
  );
  for (const text of opened) {
    await dropFromSchedule(tx, text.translation.id);
    await moveText(tx, person, "unschedule", text);
  }
}

/** Takes a text out of its pending schedule. Its document must be locked. */
export async function dropFromSchedule(tx: Transaction, translationId: string): Promise<void> {
  const [scheduled] = await tx.scheduledText.findMany({
    where: { translationId, schedule: { state: "PENDING" } },
    select: { scheduleId: true },
  });
  if (!scheduled) return;
  const { scheduleId } = scheduled;
  await tx.scheduledText.delete({
    where: { scheduleId_translationId: { scheduleId, translationId } },
  });
  if ((await tx.scheduledText.count({ where: { scheduleId } })) > 0) return;
  await tx.schedule.update({
    where: { id: scheduleId },
    data: { state: "CANCELLED", endedAt: await databaseNow(tx) },
  });
}

function dueTime(time: ZonedTime, now: Date): { dueAt: Date; reasons: Reason[] } {
  const found = instantOf(time);
  if ("reasons" in found) return { dueAt: now, reasons: found.reasons };
  const past = found.instant <= now;
  return { dueAt: found.instant, reasons: past ? [{ code: "time-past" }] : [] };
}
