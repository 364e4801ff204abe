import { z } from "zod";
import { namesByAddress } from "@/features/audit/data";
import { type AssignmentTask, assignmentTasks } from "@/features/editorial/assignments/schema";
import { type StoryTitles, storyTitles } from "@/features/editorial/data";
import type { StoryTitle } from "@/features/editorial/drafts/story-title";
import { opinionsByEvent } from "@/features/editorial/sharing/data";
import type { Prisma } from "@/generated/prisma/client";
import { isLocale, type Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { isNotificationKind, type NotificationKind, notificationKinds } from "./events/kinds";

/** Reads of what people are told: on the owner's connection, each person's own only. */

/** Something that somebody is told. */
export type Notification = {
  id: string;
  kind: NotificationKind;
  documentId: string;
  /** The language of the text, where one is meant. */
  locale: Locale | undefined;
  /** What the story is called now. */
  shown: StoryTitle;
  /** Who did it: a name where an account has the address that was kept, else what was kept. */
  actor: string;
  /** What they wrote with it: why a text was given back, or a comment as it is now. */
  words: string;
  /** What somebody is asked to do, and until when. */
  work: { task: AssignmentTask; dueOn: Date | undefined; late: boolean } | undefined;
  /** The comment that it is about, where it is there still. */
  comment: string | undefined;
  createdAt: Date;
  read: boolean;
};

const onPage = 50;

/** How many of them somebody has not read. */
export const unreadCount = (userId: string): Promise<number> =>
  editorialDb().notification.count({ where: { userId, readAt: null } });

/** The newest of what somebody is told. */
export async function newestNotifications(userId: string, desk: Locale): Promise<Notification[]> {
  const rows = await editorialDb().notification.findMany({
    where: { userId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: onPage,
  });
  return worded(rows, desk);
}

/** What somebody was told at the desk and not by mail yet, oldest first. */
export async function notificationsToMail(userId: string) {
  const db = editorialDb();
  const rows = await db.notification.findMany({
    where: { userId, mailedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return { ids: rows.map(({ id }) => id), rows };
}

type Row = Prisma.NotificationGetPayload<object>;

/** Rows with the words that they do not hold, read now. Those of stories that are gone are left out. */
export async function worded(rows: readonly Row[], desk: Locale): Promise<Notification[]> {
  const ids = rows.flatMap(({ documentId }) => documentId ?? []);
  const [titles, people, said, comments, opinions] = await Promise.all([
    storyTitles(ids, desk),
    namesByAddress(rows.map(({ actorName }) => actorName)),
    saidWith(rows),
    commentsOf(rows),
    opinionsByEvent(eventsOf(rows, ["opinion"])),
  ]);
  return rows.flatMap((row) => {
    const { id, kind, documentId, locale, actorName, createdAt, readAt } = row;
    const shown = shownOf(titles, documentId);
    const event = eventOf(row) ?? 0;
    const opinion = opinions.get(event);
    if (!isNotificationKind(kind) || !documentId || !shown) return [];
    return [
      {
        id,
        kind,
        documentId,
        locale: isLocale(locale ?? undefined) ? (locale as Locale) : undefined,
        shown,
        actor: opinion?.name || (people.get(actorName) ?? actorName),
        words:
          opinion?.words ?? comments.get(commentOf(row) ?? "") ?? said.get(event)?.reason ?? "",
        work: workOf(kind === "due" ? row.detail : said.get(event)?.detail),
        comment: comments.has(commentOf(row) ?? "") ? commentOf(row) : undefined,
        createdAt,
        read: readAt !== null,
      },
    ];
  });
}

const shownOf = (titles: StoryTitles, id: string | null) => (id ? titles.get(id) : undefined);

const eventOf = ({ detail }: Row): number | undefined => {
  const { event } = (detail ?? {}) as { event?: unknown };
  return typeof event === "number" ? event : undefined;
};

const eventsOf = (rows: readonly Row[], of: readonly NotificationKind[]) =>
  rows.filter(({ kind }) => of.some((each) => each === kind)).flatMap((row) => eventOf(row) ?? []);

/** The comment that a notification, or the event that it tells of, is about. */
export const commentOf = ({ detail }: Pick<Row, "detail">): string | undefined => {
  const { comment } = (detail ?? {}) as { comment?: unknown };
  return typeof comment === "string" ? comment : undefined;
};

/** The words of comments, those that were deleted left out. */
async function commentsOf(rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) => commentOf(row) ?? []);
  if (ids.length === 0) return new Map();
  const found = await editorialDb().comment.findMany({
    where: { id: { in: ids }, body: { not: "" } },
    select: { id: true, body: true },
  });
  return new Map(
    found.map(({ id, body }) => {
      const begin = body.slice(0, longestWords).trimEnd();
      return [id, body.length > longestWords ? `${begin}…` : body];
    }),
  );
}

/** Of a comment: enough to know what it is about, and the link leads to all of it. */
const longestWords = 400;

/** What was written with an event, and what it was about: they stand in the audit trail alone. */
async function saidWith(rows: readonly Row[]) {
  const asked = eventsOf(rows, ["returned", "assigned"]);
  const events = await editorialDb().auditEvent.findMany({
    where: { id: { in: asked } },
    select: { id: true, reason: true, detail: true },
  });
  return new Map(events.map((event) => [event.id, event]));
}

const workSchema = z.object({
  task: z.enum(assignmentTasks),
  dueOn: z.coerce.date().nullable(),
  late: z.boolean().default(false),
});

function workOf(detail: unknown): Notification["work"] {
  const { data } = workSchema.safeParse(detail);
  return data && { ...data, dueOn: data.dueOn ?? undefined };
}

/** Of which kinds somebody gets mails: all that they did not turn off. */
export async function mailChoices(userId: string): Promise<Record<NotificationKind, boolean>> {
  const rows = await editorialDb().notificationChoice.findMany({ where: { userId } });
  const off = new Set(rows.filter(({ mail }) => !mail).map(({ kind }) => kind));
  return Object.fromEntries(notificationKinds.map((kind) => [kind, !off.has(kind)])) as Record<
    NotificationKind,
    boolean
  >;
}
