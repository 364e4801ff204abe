import { openComments } from "@/features/editorial/data";
import type { Filters } from "@/features/overview/schema";
import { publishedQuery } from "@/features/search/data";
import { Prisma } from "@/generated/prisma/client";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { conditions, order } from "./conditions";

/** Reads of the list of stories: on the owner's connection, never for the public side. */

type Cell = {
  locale: Locale;
  editorial: "DRAFT" | "IN_REVIEW" | "APPROVED" | "SCHEDULED";
  public: "NONE" | "LIVE" | "WITHDRAWN";
  title: string;
  /** Something newer than what is public was saved. */
  newer: boolean;
  dueAt: Date | null;
  openComments: number;
  /** How many passages are behind what they were translated from, of how many, and since when; none: none is. */
  behind: { count: number; of: number; since: Date } | null;
};

export type Row = {
  id: string;
  kind: "ARTICLE" | "PAGE";
  sectionKey: string | null;
  primaryLocale: string;
  storyDate: Date | null;
  changedAt: Date;
  archived: boolean;
  cells: Partial<Record<Locale, Cell>>;
};

export const rowsOnPage = 25;

/**
 * So many stories are counted, and so far one can turn pages: nobody reads a
 * list of thousands, and each page of it would cost more than the one before.
 */
export const mostCounted = 1000;

const shownOfLine = Prisma.sql`
  document_id AS id, line.kind, line.primary_locale AS "primaryLocale",
  (SELECT key FROM editorial.section WHERE section.id = line.section_id) AS "sectionKey",
  line.story_date AS "storyDate", line.changed_at AS "changedAt", line.archived, line.texts`;

type Found = Omit<Row, "cells"> & {
  /** Of how many this is one, where that was counted with them. */
  matches?: number;
  texts: Record<
    string,
    { i: string; e: Cell["editorial"]; p: Cell["public"]; f: boolean; t: string }
  >;
};

/**
 * A page of the list, in the order asked for: those that were worked on last
 * come first where none is.
 *
 * @returns `total` is of all that were found, `mostCounted` at most; `more`
 *   says that there are still others
 */
export async function overview(
  filters: Filters,
  page: number,
  desk: Locale = "en",
): Promise<{ rows: Row[]; total: number; more: boolean }> {
  const { q, sort = "changed" } = filters;
  const query = q ? await publishedQuery(q) : undefined;
  const where = Prisma.join([Prisma.sql`true`, ...conditions(filters, query)], " AND ");
  const by = order(sort, desk, sort === "title" ? await collationOf(desk) : undefined);
  const shown = Math.min(page, mostCounted / rowsOnPage);
  const db = editorialDb();
  const first = (shown - 1) * rowsOnPage;
  // Words are looked for once, for the page and for how many there are: it takes a look at every line.
  // What an index finds in its order is counted by itself, which ends early.
  const found = query
    ? await db.$queryRaw<Found[]>`
        WITH matched AS MATERIALIZED (
          SELECT line.document_id, row_number() OVER (ORDER BY ${by}) AS place
          FROM editorial.document_line AS line WHERE ${where})
        SELECT ${shownOfLine}, (SELECT count(*)::int FROM matched) AS matches
        FROM matched JOIN editorial.document_line AS line USING (document_id)
        WHERE place BETWEEN ${first + 1} AND ${first + rowsOnPage} ORDER BY place`
    : await db.$queryRaw<Found[]>`
        SELECT ${shownOfLine} FROM editorial.document_line AS line WHERE ${where}
        ORDER BY ${by} LIMIT ${rowsOnPage} OFFSET ${first}`;
  const ids = found.map(({ id }) => id);
  // What fits on the first page is counted by it.
  const isAll = shown === 1 && found.length < rowsOnPage;
  const [total, due, open, behind] = await Promise.all([
    isAll ? found.length : (found[0]?.matches ?? countOf(where)),
    dueTimes(ids),
    openComments(ids),
    behindIn(ids),
  ]);
  return {
    rows: found.map((row) => rowOf(row, { due, open, behind })),
    total: Math.min(total, mostCounted),
    more: total > mostCounted,
  };
}

async function countOf(where: Prisma.Sql): Promise<number> {
  const [counted] = await editorialDb().$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (
      SELECT FROM editorial.document_line AS line WHERE ${where} LIMIT ${mostCounted + 1}) AS counted`;
  return counted?.total ?? 0;
}

type Noted = {
  due: Map<string, Date>;
  open: Map<string, number>;
  behind: Map<string, Cell["behind"]>;
};

function rowOf({ texts, matches: _, ...row }: Found, { due, open, behind }: Noted): Row {
  const cells = locales.flatMap((locale): [Locale, Cell][] => {
    const text = texts[locale];
    if (!text) return [];
    const cell: Cell = {
      locale,
      editorial: text.e,
      public: text.p,
      title: text.t,
      newer: text.p !== "NONE" && text.f,
      dueAt: due.get(`${row.id} ${locale}`) ?? null,
      openComments: open.get(text.i) ?? 0,
      behind: behind.get(`${row.id} ${locale}`) ?? null,
    };
    return [[locale, cell]];
  });
  return { ...row, cells: Object.fromEntries(cells) };
}

/** What is behind its source, by document and language. */
async function behindIn(ids: string[]): Promise<Map<string, Cell["behind"]>> {
  const texts = await editorialDb().translation.findMany({
    where: { documentId: { in: ids }, behindSince: { not: null } },
    select: { documentId: true, locale: true, behind: true, units: true, behindSince: true },
  });
  return new Map(
    texts.map(({ documentId, locale, behind: count, units: of, behindSince: since }) => [
      `${documentId} ${locale}`,
      since && { count, of, since },
    ]),
  );
}

/** When texts of these documents become public, by document and language. */
async function dueTimes(ids: string[]): Promise<Map<string, Date>> {
  const schedules = await editorialDb().schedule.findMany({
    where: { documentId: { in: ids }, state: "PENDING" },
    select: {
      documentId: true,
      dueAt: true,
      texts: { select: { translation: { select: { locale: true } } } },
    },
  });
  return new Map(
    schedules.flatMap(({ documentId, dueAt, texts }) =>
      texts.map(({ translation }): [string, Date] => [
        `${documentId} ${translation.locale}`,
        dueAt,
      ]),
    ),
  );
}

const collations = new Map<Locale, string | undefined>();

/** The order of a language's letters, where PostgreSQL was built to know it. */
async function collationOf(desk: Locale): Promise<string | undefined> {
  if (!collations.has(desk)) {
    const [found] = await editorialDb().$queryRaw<{ name: string }[]>`
      SELECT collname AS name FROM pg_catalog.pg_collation
      WHERE collname = ${`${desk}-x-icu`} AND collnamespace = 'pg_catalog'::regnamespace`;
    collations.set(desk, found?.name);
  }
  return collations.get(desk);
}

/** Sections with their names in a language, for the filter. */
export async function sectionChoices(locale: Locale): Promise<{ key: string; name: string }[]> {
  const sections = await editorialDb().section.findMany({
    include: { texts: true },
    orderBy: { position: "asc" },
  });
  return sections.map(({ key, texts }) => ({
    key,
    name: texts.find((text) => text.locale === locale)?.name || key,
  }));
}

/** So many people stand in the filter: a house with more of them asks by search. */
const mostPeople = 300;

/** Who can be chosen in the filter: those who work here, and those who did. */
export function peopleChoices(): Promise<{ id: string; name: string; gone: boolean }[]> {
  return editorialDb()
    .user.findMany({
      select: { id: true, name: true, disabledAt: true },
      orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { name: "asc" }],
      take: mostPeople,
    })
    .then((users) =>
      users.map(({ id, name, disabledAt }) => ({ id, name, gone: disabledAt !== null })),
    );
}
