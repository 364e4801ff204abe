import type { Person } from "@/features/audit/actors/actors";
import { assignmentsDue, today } from "@/features/editorial/assignments/data";
import { dayColumn, newsroomDay } from "@/features/editorial/assignments/newsroom-day";
import { type StoryTitles, storyTitles } from "@/features/editorial/data";
import { mayWithAssignment } from "@/features/editorial/policy";
import { refusals } from "@/features/editorial/workflow";
import { isoDay, isoInstant } from "@/i18n/dates";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import type { CalendarItem, Facts } from "./week/item";
import { beginningOf, type Week } from "./week/week";

/** Reads of the calendar: on the owner's connection, never for the public side. */

/** So many of each kind: a week in which an archive was imported is not to be one endless page. */
const mostOfAKind = 60;

type Span = { from: Date; before: Date; week: Week };

/**
 * What is scheduled, due, planned and was published in a week, in the order
 * of its days and times.
 *
 * @returns `cut`: not all of it is there
 */
export async function weekItems(
  week: Week,
  desk: Locale,
  person: Person,
  now: string | Promise<string> = today(),
): Promise<{ items: CalendarItem[]; cut: boolean }> {
  const span = { from: beginningOf(week.days[0] ?? ""), before: beginningOf(week.next), week };
  const found = await Promise.all([
    scheduled(span, person),
    due(span, person, await now),
    planned(span),
    published(span),
    withdrawn(span),
  ]);
  const facts = found.flat();
  const titles = await storyTitles(
    facts.map(({ documentId }) => documentId),
    desk,
  );
  return {
    items: facts
      .flatMap((each) => named(each, titles))
      .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
    cut: found.some((rows) => rows.length >= mostOfAKind),
  };
}

/** What has no time of day comes first on its day. */
const sortKey = ({ day, time, key }: CalendarItem) => `${day} ${time ?? ""} ${key}`;

const named = (facts: Facts, titles: StoryTitles): CalendarItem[] => {
  const shown = titles.get(facts.documentId);
  return shown ? [{ ...facts, title: shown.title, titleLocale: shown.locale }] : [];
};

/** Day and time of an instant on the newsroom's clock. */
function onClock(instant: Date): { day: string; time: string } {
  return { day: newsroomDay(instant), time: isoInstant(instant).slice(11, 16) };
}

async function scheduled({ from, before }: Span, person: Person): Promise<Facts[]> {
  const found = await editorialDb().schedule.findMany({
    where: { state: { in: ["PENDING", "FAILED"] }, dueAt: { gte: from, lt: before } },
    include: { texts: { select: { translation: { select: { locale: true } } } } },
    orderBy: { dueAt: "asc" },
    take: mostOfAKind,
  });
  const may =
    refusals("unschedule", { editorial: "SCHEDULED", public: "NONE" }, person.role).length === 0;
  return found.map(({ id, documentId, dueAt, state, risk, texts }) => {
    const languages = texts.map(({ translation }) => translation.locale as Locale).sort();
    const pending = state === "PENDING";
    return {
      // Moved it is another row, and the same thing to whoever looks at it.
      key: `schedule-${documentId}-${languages.join("-")}${pending ? "" : `-${id}`}`,
      kind: pending ? "scheduled" : "failed",
      documentId,
      languages,
      ...onClock(dueAt),
      atRisk: pending && risk !== null,
      ...(pending && may
        ? { move: { kind: "schedule" as const, id, time: isoInstant(dueAt).slice(11, 19) } }
        : {}),
    };
  });
}

async function due({ week }: Span, person: Person, now: string): Promise<Facts[]> {
  const [first = "", last = ""] = [week.days[0], week.next];
  const rows = await assignmentsDue(dayColumn(first), dayColumn(last), mostOfAKind, now);
  return rows.map((row) => ({
    key: `due-${row.id}`,
    kind: "due",
    documentId: row.documentId,
    languages: [row.locale],
    day: row.dueOn ? isoDay(row.dueOn) : first,
    work: { task: row.task, name: row.name, late: row.late, done: row.doneAt !== null },
    ...(row.doneAt === null && mayWithAssignment("change", row, person)
      ? { move: { kind: "due" as const, id: row.id } }
      : {}),
  }));
}

type Planned = { id: string; day: Date; version: number; fixed: boolean; languages: Locale[] };

/** Stories with a day to come that nobody has published or scheduled in any language. */
async function planned({ week }: Span): Promise<Facts[]> {
  const [first = "", next] = [week.days[0], week.next];
  const found = await editorialDb().$queryRaw<Planned[]>`
    SELECT d.id, d.story_date AS day, d.version,
      coalesce(bool_or(t.state = 'APPROVED'), false) AS fixed,
      coalesce(array_agg(t.locale) FILTER (WHERE t.head_revision_id IS NOT NULL), '{}') AS languages
    FROM editorial.document d
    LEFT JOIN editorial.translation t ON t.document_id = d.id
    WHERE d.story_date >= ${first}::date AND d.story_date < ${next}::date AND d.kind = 'ARTICLE'
      AND d.archived_at IS NULL AND d.trashed_at IS NULL
      AND NOT EXISTS (SELECT FROM public_record.publication p WHERE p.document_id = d.id)
      AND NOT EXISTS (
        SELECT FROM editorial.schedule s WHERE s.document_id = d.id AND s.state = 'PENDING')
    GROUP BY d.id ORDER BY d.story_date, d.id LIMIT ${mostOfAKind}`;
  return found.map(({ id, day, version, fixed, languages }) => ({
    key: `planned-${id}`,
    kind: "planned",
    documentId: id,
    languages: languages.sort(),
    day: isoDay(day),
    ...(fixed ? {} : { move: { kind: "planned" as const, id, version } }),
  }));
}

type Happened = { documentId: string; locale: Locale; at: Date };

async function published({ from, before }: Span): Promise<Facts[]> {
  // Languages and kinds are named so that an index finds a week among all years.
  const found = await editorialDb().$queryRaw<Happened[]>`
    SELECT document_id AS "documentId", locale, first_published_at AS at
    FROM public_record.publication
    WHERE locale = ANY (${[...locales]}::text[]) AND kind IN ('ARTICLE', 'PAGE')
      AND first_published_at >= ${from} AND first_published_at < ${before}
    ORDER BY first_published_at LIMIT ${mostOfAKind}`;
  return together("published", found);
}

async function withdrawn({ from, before }: Span): Promise<Facts[]> {
  const found = await editorialDb().$queryRaw<Happened[]>`
    SELECT document_id AS "documentId", locale, at FROM editorial.audit_event
    WHERE at >= ${from} AND at < ${before} AND verb = 'withdraw'
      AND document_id IS NOT NULL AND locale IS NOT NULL
    ORDER BY at LIMIT ${mostOfAKind}`;
  return together("withdrawn", found);
}

/** Languages that came or went at once are one thing. */
function together(kind: "published" | "withdrawn", happened: readonly Happened[]): Facts[] {
  const facts = new Map<string, Facts>();
  for (const { documentId, locale, at } of happened) {
    const key = `${kind}-${documentId}-${isoInstant(at).slice(0, 16)}`;
    const known = facts.get(key);
    if (known) known.languages.push(locale);
    else facts.set(key, { key, kind, documentId, languages: [locale], ...onClock(at) });
  }
  return [...facts.values()];
}
