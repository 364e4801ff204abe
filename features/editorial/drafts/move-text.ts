import type { Person } from "@/features/audit/actors/actors";
import { type AuditEntry, record } from "@/features/audit/log/audit-log";
import type { States } from "@/features/audit/log/states";
import { statesAfter, type Verb, workedOn } from "@/features/editorial/workflow";
import type { AssignmentTask } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import type { Text } from "./texts";

/**
 * Brings a text into the states that a verb leads to, and records it. The
 * public state is the publication's: it has been written already. What somebody
 * was to do with it may be done by that.
 */
export async function moveText(
  tx: Transaction,
  person: Person,
  verb: Verb,
  text: Text,
  more: Omit<AuditEntry, "verb" | "documentId" | "locale" | "from" | "to"> = {},
): Promise<States> {
  const to = statesAfter(verb, text.states);
  const { id, documentId } = text.translation;
  if (workedOn.has(verb)) await takeFromArchive(tx, person, documentId);
  await tx.translation.update({ where: { id }, data: { state: to.editorial } });
  await record(tx, person, {
    verb,
    documentId,
    locale: text.locale,
    from: text.states,
    to,
    ...(text.head ? { revisionNumber: text.head.number } : {}),
    ...more,
  });
  await followVerb(tx, person, verb, { documentId, locale: text.locale });
  return to;
}

const all: readonly AssignmentTask[] = ["WRITE", "TRANSLATE", "REVIEW"];

/** What is done with a text says that these are done in its language, whoever was to do them. */
const ends: Partial<Record<Verb, readonly AssignmentTask[]>> = {
  submit: ["WRITE", "TRANSLATE"],
  approve: ["REVIEW"],
  schedule: all,
  publish: all,
  update: all,
  republish: all,
  release: all,
};

/**
 * Ends the assignments that a verb carries out, and opens again what a submit
 * and an approval had ended when the text is sent back. A part of the verb's transaction: a
 * list of what is to be done must never say something else than the text.
 */
async function followVerb(
  tx: Transaction,
  person: Person,
  verb: Verb,
  text: { documentId: string; locale: Locale },
): Promise<void> {
  if (verb === "return") {
    const where = { ...text, endedBy: { in: ["submit", "approve"] } };
    await tx.assignment.updateMany({ where, data: { doneAt: null, endedBy: null } });
    return;
  }
  const tasks = ends[verb];
  if (!tasks) return;
  const open = await tx.assignment.findMany({
    where: { ...text, task: { in: [...tasks] }, doneAt: null },
    include: { user: { select: { email: true } } },
  });
  if (open.length === 0) return;
  const doneAt = await databaseNow(tx);
  for (const { id, task, user } of open) {
    await tx.assignment.update({ where: { id }, data: { doneAt, endedBy: verb } });
    const detail = { assignmentId: id, account: user.email, task, by: verb };
    await record(tx, person, { verb: "finish-assignment", ...text, detail });
  }
}

/** What is worked on is out of nobody's way: it would be submitted, and shown in no list. */
async function takeFromArchive(tx: Transaction, person: Person, documentId: string): Promise<void> {
  const { count } = await tx.document.updateMany({
    where: { id: documentId, archivedAt: { not: null } },
    data: { archivedAt: null },
  });
  if (count > 0) await record(tx, person, { verb: "unarchive", documentId });
}
