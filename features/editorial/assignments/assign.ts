import { type Actor, type Person, personOf } from "@/features/audit/actors/actors";
import { type Reason, Refusal, refuseIf } from "@/features/audit/errors";
import { type AuditVerb, record } from "@/features/audit/log/audit-log";
import { beginDocument } from "@/features/editorial/drafts/documents";
import { lockDocument } from "@/features/editorial/drafts/texts";
import { type AssignmentAct, mayReview, mayWithAssignment } from "@/features/editorial/policy";
import type { DocumentInput } from "@/features/editorial/schema";
import type { Assignment } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { isUuid } from "@/lib/patterns";
import { dayColumn, newsroomDay } from "./newsroom-day";
import { type AssignmentInput, type AssignmentTask, assignmentSchema } from "./schema";

/**
 * Says who is to do what with a document, in which language, until when. Who
 * was to do it already, or has done it, is to do it until this day now.
 *
 * @throws Refusal `role-forbids`, `document-unknown`, `account-unknown`,
 *   `account-disabled`, `assignee-may-not-approve`, `day-past`
 */
export async function assign(
  actor: Actor,
  { documentId, ...input }: AssignmentInput & { documentId: string },
): Promise<{ assignmentId: string }> {
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    await lockDocument(tx, documentId);
    return assignWork(tx, person, documentId, input);
  });
}

/** `assign` as part of something larger. Its document is locked, or new. */
async function assignWork(
  tx: Transaction,
  person: Person,
  documentId: string,
  input: AssignmentInput,
): Promise<{ assignmentId: string }> {
  const { locale, task, userId, dueOn } = assignmentSchema.parse(input);
  const assignedName = person.name;
  const which = { documentId_locale_task_userId: { documentId, locale, task, userId } };
  const known = await tx.assignment.findUnique({ where: which });
  refuseIf([
    ...rightReasons("assign", { userId, assignedName }, person),
    // A day that somebody else has set would be theirs to move, by taking the work on once more.
    ...(known ? rightReasons("change", known, person) : []),
    ...(await assigneeReasons(tx, userId, task)),
    ...dayReasons(dueOn, await databaseNow(tx)),
  ]);
  const due = { dueOn: dueOn === null ? null : dayColumn(dueOn), assignedName };
  const { id: assignmentId } = await tx.assignment.upsert({
    where: which,
    create: { documentId, locale, task, userId, ...due, createdAt: await databaseNow(tx) },
    update: { ...due, doneAt: null, endedBy: null },
    select: { id: true },
  });
  await note(tx, person, "assign", assignmentId);
  return { assignmentId };
}

/**
 * Begins a document that somebody is to write. Both happen, or neither.
 *
 * @throws Refusal those of `beginDocument` and of `assign`
 */
export async function beginAssigned(
  actor: Actor,
  document: DocumentInput,
  { userId, dueOn }: Pick<AssignmentInput, "userId" | "dueOn">,
): Promise<{ documentId: string }> {
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    const { documentId } = await beginDocument(tx, person, document);
    const locale = document.primaryLocale;
    await assignWork(tx, person, documentId, { locale, task: "WRITE", userId, dueOn });
    return { documentId };
  });
}

/**
 * Gives work to somebody else, or another day.
 *
 * @throws Refusal as `assign`, and `assignment-unknown`
 */
export async function changeAssignment(
  actor: Actor,
  { assignmentId, ...change }: { assignmentId: string; userId?: string; dueOn: string | null },
): Promise<void> {
  await withAssignment(actor, assignmentId, async (tx, person, assignment) => {
    const { documentId, locale, task } = assignment;
    const { userId = assignment.userId, dueOn } = change;
    const isOther = userId !== assignment.userId;
    refuseIf([
      ...rightReasons("change", assignment, person),
      // Who gives their work away names somebody else for it.
      ...(isOther ? rightReasons("assign", { userId, assignedName: person.name }, person) : []),
      ...(isOther ? await assigneeReasons(tx, userId, task) : []),
      ...dayReasons(dueOn, await databaseNow(tx)),
    ]);
    // They may have had the same to do before: it is one row a person.
    if (isOther) await tx.assignment.deleteMany({ where: { documentId, locale, task, userId } });
    await tx.assignment.update({
      where: { id: assignmentId },
      data: {
        userId,
        dueOn: dueOn === null ? null : dayColumn(dueOn),
        ...(isOther ? { assignedName: person.name } : {}),
      },
    });
    await note(tx, person, "change-assignment", assignmentId);
  });
}

/** Says that work is done. @throws Refusal `assignment-unknown`, `role-forbids` */
export async function finishAssignment(actor: Actor, assignmentId: string): Promise<void> {
  await withAssignment(actor, assignmentId, async (tx, person, assignment) => {
    refuseIf(rightReasons("finish", assignment, person));
    if (assignment.doneAt) return;
    await tx.assignment.update({
      where: { id: assignmentId },
      data: { doneAt: await databaseNow(tx), endedBy: "hand" },
    });
    await note(tx, person, "finish-assignment", assignmentId);
  });
}

/** @throws Refusal `assignment-unknown`, `role-forbids` */
export async function removeAssignment(actor: Actor, assignmentId: string): Promise<void> {
  await withAssignment(actor, assignmentId, async (tx, person, assignment) => {
    refuseIf(rightReasons("remove", assignment, person));
    await note(tx, person, "remove-assignment", assignmentId);
    await tx.assignment.delete({ where: { id: assignmentId } });
  });
}

async function withAssignment(
  actor: Actor,
  assignmentId: string,
  work: (tx: Transaction, person: Person, assignment: Assignment) => Promise<void>,
): Promise<void> {
  await inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    const id = isUuid(assignmentId) ? assignmentId : undefined;
    const found = id && (await tx.assignment.findUnique({ where: { id } }));
    if (!found) throw new Refusal([{ code: "assignment-unknown" }]);
    // Verbs about one document wait for each other; it may have been taken away meanwhile.
    await lockDocument(tx, found.documentId);
    const assignment = await tx.assignment.findUnique({ where: { id: found.id } });
    if (!assignment) throw new Refusal([{ code: "assignment-unknown" }]);
    await work(tx, person, assignment);
  });
}

const rightReasons = (
  act: AssignmentAct,
  assignment: { userId: string; assignedName: string },
  person: Person,
): Reason[] => (mayWithAssignment(act, assignment, person) ? [] : [{ code: "role-forbids" }]);

/** Everybody who has an account writes all languages; only some may approve. */
async function assigneeReasons(
  tx: Transaction,
  userId: string,
  task: AssignmentTask,
): Promise<Reason[]> {
  const user = await tx.user.findUnique({ where: { id: userId } });
  if (!user) return [{ code: "account-unknown" }];
  if (user.disabledAt) return [{ code: "account-disabled" }];
  return task === "REVIEW" && !mayReview(user.role) ? [{ code: "assignee-may-not-approve" }] : [];
}

const dayReasons = (dueOn: string | null, now: Date): Reason[] =>
  dueOn !== null && dueOn < newsroomDay(now) ? [{ code: "day-past" }] : [];

async function note(
  tx: Transaction,
  person: Person,
  verb: Extract<AuditVerb, `${string}assign${string}`>,
  assignmentId: string,
): Promise<void> {
  const { documentId, locale, task, dueOn, user } = await tx.assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    include: { user: { select: { email: true } } },
  });
  const detail = {
    assignmentId,
    account: user.email,
    task,
    dueOn: dueOn?.toISOString().slice(0, 10) ?? null,
  };
  await record(tx, person, { verb, documentId, locale: locale as Locale, detail });
}
