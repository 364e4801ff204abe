import { systemPerson } from "@/features/audit/actors/actors";
import { type Reason, Refusal } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { moveText } from "@/features/editorial/drafts/move-text";
import { lockDocument, openTexts } from "@/features/editorial/drafts/texts";
import { validateRelease } from "@/features/editorial/publishing/validate-release";
import { writePublicationsWithReceipt } from "@/features/editorial/publishing/write-publications";
import { riskOf } from "@/features/editorial/schedules/at-risk";
import { lockPublicRecord } from "@/features/publication/write/lock";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";

export type Released = {
  scheduleId: string;
  documentId: string;
  dueAt: Date;
  /** `failed`: it cannot be published as it is; staff are told. `retry`: something broke. */
  outcome: "released" | "failed" | "retry";
  receiptId?: string;
  reasons?: readonly Reason[];
  error?: string;
};

const person = systemPerson("schedule");
const maxAttempts = 5;
const retrySeconds = 10;

/**
 * Carries out one schedule whose time has come, by the database's clock:
 * never early. Publishing it and ending it are one transaction under the
 * locks of public record and document, so it happens exactly once, however
 * many workers call this and wherever one of them dies.
 *
 * What cannot be published as it is (approval outdated, address taken) ends
 * as FAILED with an alarm in the audit trail, and its texts are approved as
 * before; what breaks for another reason is tried again a few times.
 *
 * @returns undefined when nothing is due (call it until then)
 */
export async function releaseNextDue(): Promise<Released | undefined> {
  const [next] = await editorialDb().$queryRaw<{ id: string; documentId: string; dueAt: Date }[]>`
    SELECT id, document_id AS "documentId", due_at AS "dueAt" FROM editorial.schedule
    WHERE state = 'PENDING' AND due_at <= editorial.clock()
      AND (retry_at IS NULL OR retry_at <= editorial.clock())
    ORDER BY due_at, created_at LIMIT 1`;
  if (!next) return undefined;
  const { id: scheduleId, ...rest } = next;
  try {
    const receiptId = await inTransaction((tx) => release(tx, scheduleId, next.documentId));
    // Another worker was quicker: look for the next one.
    if (!receiptId) return releaseNextDue();
    return { scheduleId, ...rest, outcome: "released", receiptId };
  } catch (error) {
    const failure = error instanceof Refusal ? { reasons: error.reasons } : {};
    const text = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    const ended = await inTransaction((tx) =>
      noteFailure(tx, scheduleId, next.documentId, text, error instanceof Refusal && error.reasons),
    );
    return { scheduleId, ...rest, ...failure, outcome: ended ? "failed" : "retry", error: text };
  }
}

/** @returns the receipt's id; undefined when the schedule is no longer pending */
async function release(
  tx: Transaction,
  scheduleId: string,
  documentId: string,
): Promise<string | undefined> {
  const opened = await openSchedule(tx, scheduleId, documentId);
  if (!opened) return undefined;
  const { document, texts, scheduled } = opened;
  const releases = texts.map((text) => {
    const planned = scheduled.get(text.locale);
    const { changeNote, publicHash } = planned ?? {};
    return { text, verb: "release" as const, changeNote: changeNote ?? undefined, publicHash };
  });
  const validated = await validateRelease(tx, person, document, releases);
  const { receiptId } = await writePublicationsWithReceipt(tx, person, document, validated);
  await tx.schedule.update({
    where: { id: scheduleId },
    data: { state: "DONE", endedAt: await databaseNow(tx), receiptId, attempts: { increment: 1 } },
  });
  return receiptId;
}

/** Locks in the order of all verbs, then looks again whether it is still to be done. */
async function openSchedule(tx: Transaction, scheduleId: string, documentId: string) {
  await lockPublicRecord(tx);
  const document = await lockDocument(tx, documentId);
  const now = await databaseNow(tx);
  const schedule = await tx.schedule.findFirst({
    where: { id: scheduleId, state: "PENDING", dueAt: { lte: now } },
    include: { texts: { include: { translation: true } } },
  });
  if (!schedule) return undefined;
  const scheduled = new Map(
    schedule.texts.map((each) => [each.translation.locale as Locale, each] as const),
  );
  return { document, scheduled, texts: await openTexts(tx, document, [...scheduled.keys()]) };
}

/** @returns whether it was given up */
async function noteFailure(
  tx: Transaction,
  scheduleId: string,
  documentId: string,
  lastError: string,
  /** Why it cannot be published as it is; false where something broke, which may work later. */
  reasons: readonly Reason[] | false,
): Promise<boolean> {
  const opened = await openSchedule(tx, scheduleId, documentId);
  if (!opened) return false;
  const now = await databaseNow(tx);
  const { attempts } = await tx.schedule.update({
    where: { id: scheduleId },
    data: {
      attempts: { increment: 1 },
      lastError,
      retryAt: new Date(now.getTime() + retrySeconds * 1000),
    },
  });
  if (!reasons && attempts < maxAttempts) return false;
  await tx.schedule.update({
    where: { id: scheduleId },
    data: {
      state: "FAILED",
      endedAt: now,
      alarmedAt: now,
      ...(reasons ? { risk: riskOf(reasons) } : {}),
    },
  });
  const detail = { scheduleId };
  await record(tx, person, { verb: "release-failed", documentId, reason: lastError, detail });
  for (const text of opened.texts) {
    if (text.states.editorial === "SCHEDULED")
      await moveText(tx, person, "unschedule", text, { detail });
  }
  return true;
}

/**
 * Tells of schedules that are late, once each, in the audit trail.
 *
 * @returns the ones that were not told of before: for the log
 */
export async function raiseAlarms(
  lateSeconds: number,
): Promise<{ scheduleId: string; documentId: string; dueAt: Date }[]> {
  return inTransaction(async (tx) => {
    const late = await tx.$queryRaw<{ scheduleId: string; documentId: string; dueAt: Date }[]>`
      UPDATE editorial.schedule SET alarmed_at = editorial.clock()
      WHERE state = 'PENDING' AND alarmed_at IS NULL
        AND due_at < editorial.clock() - make_interval(secs => ${lateSeconds})
      RETURNING id AS "scheduleId", document_id AS "documentId", due_at AS "dueAt"`;
    for (const { scheduleId, documentId, dueAt } of late) {
      const detail = { scheduleId, dueAt: dueAt.toISOString() };
      await record(tx, person, { verb: "alarm", documentId, reason: "schedule-overdue", detail });
    }
    return late;
  });
}
