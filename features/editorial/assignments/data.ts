import type { Role } from "@/features/audit/actors/actors";
import { storyTitles } from "@/features/editorial/data";
import type { StoryTitle } from "@/features/editorial/drafts/story-title";
import { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb } from "@/lib/db/editorial";
import { dayColumn, newsroomDay } from "./newsroom-day";
import type { AssignmentTask } from "./schema";

/** Reads of who is to do what: on the owner's connection, never for the public side. */

export type AssignmentRow = {
  id: string;
  documentId: string;
  locale: Locale;
  task: AssignmentTask;
  userId: string;
  /** What the person is called now, and whether they can still sign in. */
  name: string;
  disabled: boolean;
  dueOn: Date | null;
  /** The day has passed, and it is not done. */
  late: boolean;
  doneAt: Date | null;
  /** By whom: an address, as the audit trail has it. */
  assignedName: string;
};

/** With what the story is called. */
type NamedAssignment = AssignmentRow & { shown: StoryTitle };

const withUser = { user: { select: { name: true, disabledAt: true } } } as const;

/** What is due first before the rest. */
const byDay = {
  include: withUser,
  orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }, { id: "asc" }],
} satisfies Prisma.AssignmentFindManyArgs;

type Found = Prisma.AssignmentGetPayload<{ include: typeof withUser }>;

/** What is put away or deleted is nobody's work. */
const inSight = { archivedAt: null, trashedAt: null } satisfies Prisma.DocumentWhereInput;

/** The newsroom's day, by the database's clock. Who reads several lists asks once, and gives it to each. */
export const today = async (): Promise<string> => newsroomDay(await databaseNow(editorialDb()));

type Day = string | Promise<string>;

const rowOf =
  (day: string) =>
  ({ user, ...found }: Found): AssignmentRow => ({
    ...found,
    locale: found.locale as Locale,
    name: user.name,
    disabled: user.disabledAt !== null,
    late: found.doneAt === null && found.dueOn !== null && found.dueOn < dayColumn(day),
  });

/** All of a story, what is to be done first. */
export async function assignmentsOf(
  documentId: string,
  day: Day = today(),
): Promise<AssignmentRow[]> {
  const found = await editorialDb().assignment.findMany({
    where: { documentId },
    include: withUser,
    orderBy: [
      { doneAt: { sort: "desc", nulls: "first" } },
      { dueOn: { sort: "asc", nulls: "last" } },
      { createdAt: "asc" },
    ],
  });
  return found.map(rowOf(await day));
}

/** What is to be done with some stories, of a list of them. */
export async function openAssignments(
  documentIds: readonly string[],
  day: Day = today(),
): Promise<AssignmentRow[]> {
  const found = await editorialDb().assignment.findMany({
    where: { documentId: { in: [...documentIds] }, doneAt: null },
    include: withUser,
    orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }],
  });
  return found.map(rowOf(await day));
}

export type AssignmentPage = { rows: NamedAssignment[]; total: number };

/** What somebody is to do, what is due first before the rest. */
export const ownAssignments = (userId: string, desk: Locale, take: number, day: Day = today()) =>
  pageOf(Prisma.sql`a.user_id = ${userId}`, desk, take, day);

/** What is late, the longest first. @param but whose is left out: they have seen it among their own */
export async function lateAssignments(
  desk: Locale,
  take: number,
  but?: string,
  day: Day = today(),
): Promise<AssignmentPage> {
  const others = but ? Prisma.sql`AND a.user_id <> ${but}` : Prisma.empty;
  return pageOf(Prisma.sql`a.due_on < ${await day}::date ${others}`, desk, take, day);
}

/** What is due on the days from one to before another, done or not, without what the stories are called. */
export async function assignmentsDue(
  from: Date,
  before: Date,
  take: number,
  day: Day = today(),
): Promise<AssignmentRow[]> {
  const where = { dueOn: { gte: from, lt: before }, document: inSight };
  const found = await editorialDb().assignment.findMany({ where, ...byDay, take });
  return found.map(rowOf(await day));
}

/** The first of what is not done, of documents in sight, and how many there are. */
async function pageOf(
  which: Prisma.Sql,
  desk: Locale,
  take: number,
  day: Day,
): Promise<AssignmentPage> {
  const db = editorialDb();
  // The document of each, one by one: joined, all documents of the house were read for a few, four times a page.
  const ids = await db.$queryRaw<{ id: string; total: number }[]>`
    SELECT a.id, (count(*) OVER ())::int AS total
    FROM editorial.assignment AS a
    CROSS JOIN LATERAL (
      SELECT FROM editorial.document
      WHERE id = a.document_id AND archived_at IS NULL AND trashed_at IS NULL OFFSET 0) AS in_sight
    WHERE a.done_at IS NULL AND ${which}
    ORDER BY a.due_on ASC NULLS LAST, a.created_at, a.id LIMIT ${take}`;
  const [found, now] = await Promise.all([
    db.assignment.findMany({ where: { id: { in: ids.map(({ id }) => id) } }, ...byDay }),
    day,
  ]);
  const total = ids[0]?.total ?? 0;
  const titles = await storyTitles(
    found.map(({ documentId }) => documentId),
    desk,
  );
  const rows = found.map(rowOf(now)).map((row) => ({
    ...row,
    shown: titles.get(row.documentId) ?? { title: "", locale: desk },
  }));
  return { rows, total };
}

export type Colleague = { id: string; name: string; role: Role };

/** Everybody who can be asked: whoever can sign in. */
export async function colleagues(): Promise<Colleague[]> {
  return editorialDb().user.findMany({
    where: { disabledAt: null },
    select: { id: true, name: true, role: true },
    orderBy: { name: "asc" },
  });
}
