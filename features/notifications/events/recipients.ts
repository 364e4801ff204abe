import type { Prisma } from "@/generated/prisma/client";
import type { Transaction } from "@/lib/db/editorial";
import type { NotificationKind } from "./kinds";

/** An id that nothing has. */
const nobody = "00000000-0000-0000-0000-000000000000";

type AuditEvent = Prisma.AuditEventGetPayload<object>;

/** Whom an event concerns, and as what. */
export type Told = { userId: string; kind: NotificationKind };

/**
 * Whom an event of the audit trail concerns. Nobody is told of what they did
 * themselves, nor twice of one thing; accounts that are disabled are told
 * nothing.
 */
export async function recipientsOf(tx: Transaction, event: AuditEvent): Promise<Told[]> {
  const told = await concernedBy(tx, event);
  const enabled = await tx.user.findMany({
    where: { id: { in: told.map(({ userId }) => userId) }, disabledAt: null },
    select: { id: true },
  });
  const known = new Set(enabled.map(({ id }) => id));
  if (event.actorId) known.delete(event.actorId);
  const once = new Map<string, Told>();
  for (const each of told) {
    if (known.has(each.userId) && !once.has(each.userId)) once.set(each.userId, each);
  }
  return [...once.values()];
}

async function concernedBy(tx: Transaction, event: AuditEvent): Promise<Told[]> {
  const as = (kind: NotificationKind, ids: readonly string[]): Told[] =>
    ids.map((userId) => ({ userId, kind }));
  switch (event.verb) {
    case "submit":
      return as("submitted", await reviewersOf(tx, event));
    case "return":
      return as("returned", await writersOf(tx, event));
    case "approve":
      return as("approved", await writersOf(tx, event));
    case "publish":
    case "update":
    case "republish":
    case "release":
      return as("published", await writersOf(tx, event));
    case "opinion":
      return as("opinion", await linkMakersOf(tx, event));
    case "schedule-at-risk":
    case "release-failed": {
      const kind = event.verb === "release-failed" ? "schedule-failed" : "schedule-at-risk";
      return as(kind, [...(await schedulersOf(tx, event)), ...(await editorsOf(tx))]);
    }
    case "source-changed":
      return as("source-changed", await translatorsOf(tx, event));
    case "assign":
    case "change-assignment":
      return as("assigned", await assigneesOf(tx, event));
    case "comment":
      return [
        ...as("mentioned", mentionedIn(event)),
        ...as("commented", await writersOf(tx, event)),
      ];
    case "reply":
      return [
        ...as("mentioned", mentionedIn(event)),
        ...as("commented", [...(await takingPart(tx, event)), ...(await writersOf(tx, event))]),
      ];
    case "change-comment":
      return as("mentioned", mentionedIn(event));
    default:
      return [];
  }
}

/** Who was asked to review this text or, where nobody was, all who may approve it. */
async function reviewersOf(tx: Transaction, event: AuditEvent): Promise<string[]> {
  const asked = await tx.assignment.findMany({
    where: { ...textOf(event), task: "REVIEW", doneAt: null },
    select: { userId: true },
  });
  return asked.length > 0 ? asked.map(({ userId }) => userId) : editorsOf(tx);
}

/** Who wrote the newest revision, who submitted it last, and who is to write or translate it. */
async function writersOf(tx: Transaction, event: AuditEvent): Promise<string[]> {
  const text = textOf(event);
  const [translation, submitted, asked] = await Promise.all([
    tx.translation.findFirst({
      where: text,
      select: { headRevision: { select: { authorId: true } } },
    }),
    tx.auditEvent.findFirst({
      where: { ...text, verb: "submit", id: { lt: event.id } },
      orderBy: { id: "desc" },
      select: { actorId: true },
    }),
    tx.assignment.findMany({
      where: { ...text, task: { in: ["WRITE", "TRANSLATE"] }, doneAt: null },
      select: { userId: true },
    }),
  ]);
  const ids = [translation?.headRevision?.authorId, submitted?.actorId];
  return [...ids.filter((id) => typeof id === "string"), ...asked.map(({ userId }) => userId)];
}

/** Who was asked to translate this text or, where nobody was, who has written in it last: who submitted it has read it. */
async function translatorsOf(tx: Transaction, event: AuditEvent): Promise<string[]> {
  const text = textOf(event);
  const asked = await tx.assignment.findMany({
    where: { ...text, task: { in: ["WRITE", "TRANSLATE"] }, doneAt: null },
    select: { userId: true },
  });
  if (asked.length > 0) return asked.map(({ userId }) => userId);
  // The command line writes in nobody's name.
  const last = await tx.revision.findFirst({
    where: { translation: text, refused: null, authorId: { not: null } },
    orderBy: { number: "desc" },
    select: { authorId: true },
  });
  return last?.authorId ? [last.authorId] : [];
}

/** Whoever is to do it now; nobody where it was done or taken away meanwhile. */
async function assigneesOf(tx: Transaction, { detail }: AuditEvent): Promise<string[]> {
  const { assignmentId } = (detail ?? {}) as { assignmentId?: string };
  if (!assignmentId) return [];
  const found = await tx.assignment.findFirst({
    where: { id: assignmentId, doneAt: null },
    select: { userId: true },
  });
  return found ? [found.userId] : [];
}

type OfComment = { comment?: string; mentioned?: string[] };

/** Who is named in a comment; in one that was changed, who was not before. */
const mentionedIn = ({ detail }: AuditEvent): string[] =>
  ((detail ?? {}) as OfComment).mentioned ?? [];

/** Who has written in the thread that was answered. */
async function takingPart(tx: Transaction, { detail }: AuditEvent): Promise<string[]> {
  const { comment } = (detail ?? {}) as OfComment;
  const reply = await tx.comment.findUnique({
    where: { id: comment ?? nobody },
    include: { parent: { include: { replies: { select: { authorId: true } } } } },
  });
  const { parent } = reply ?? {};
  const ids = [parent?.authorId, ...(parent?.replies ?? []).map(({ authorId }) => authorId)];
  return ids.filter((id) => typeof id === "string");
}

/** Who made the link by which somebody said what they think. */
async function linkMakersOf(tx: Transaction, { detail }: AuditEvent): Promise<string[]> {
  const { opinion } = (detail ?? {}) as { opinion?: string };
  if (!opinion) return [];
  const given = await tx.opinion.findUnique({ where: { id: opinion } });
  const link = given && (await tx.shareLink.findUnique({ where: { id: given.shareLinkId } }));
  return link?.createdById ? [link.createdById] : [];
}

async function editorsOf(tx: Transaction): Promise<string[]> {
  const editors = await tx.user.findMany({
    where: { role: { in: ["EDITOR", "ADMIN"] }, disabledAt: null },
    select: { id: true },
  });
  return editors.map(({ id }) => id);
}

/** Who made a schedule, and who wrote what it was to publish. */
async function schedulersOf(tx: Transaction, { detail }: AuditEvent): Promise<string[]> {
  const { scheduleId } = (detail ?? {}) as { scheduleId?: string };
  if (!scheduleId) return [];
  const schedule = await tx.schedule.findUnique({
    where: { id: scheduleId },
    include: { texts: { include: { revision: { select: { authorId: true } } } } },
  });
  const ids = [
    schedule?.createdById,
    ...(schedule?.texts ?? []).map(({ revision }) => revision.authorId),
  ];
  return ids.filter((id) => typeof id === "string");
}

const textOf = ({ documentId, locale }: AuditEvent) => ({
  documentId: documentId ?? nobody,
  locale: locale ?? "",
});
