import { openComments, storyTitles } from "@/features/editorial/data";
import type { StoryTitle } from "@/features/editorial/drafts/story-title";
import { reviewVerbs } from "@/features/editorial/history/data";
import { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import type { CellState, Filters } from "./schema";

/** Reads of the desk's home: on the owner's connection, never for the public side. */

type Cell = {
  locale: Locale;
  editorial: "DRAFT" | "IN_REVIEW" | "APPROVED" | "SCHEDULED";
  public: "NONE" | "LIVE" | "WITHDRAWN";
  title: string;
  /** Something newer than what is public was saved. */
  newer: boolean;
  dueAt: Date | null;
  openComments: number;
};

export type Row = {
  id: string;
  kind: "ARTICLE" | "PAGE";
  sectionKey: string | null;
  primaryLocale: string;
  storyDate: Date | null;
  cells: Partial<Record<Locale, Cell>>;
};

export const rowsOnPage = 25;

type FoundStory = { id: string; total: bigint };

/**
 * A page of the table, those that were worked on last first.
 *
 * @param mine whose texts alone, where only one's own are asked for
 */
export async function overview(
  filters: Filters,
  page: number,
  mine?: string,
): Promise<{ rows: Row[]; total: number }> {
  const found = await editorialDb().$queryRaw<FoundStory[]>`
    SELECT d.id, count(*) OVER () AS total
    FROM editorial.document d
    LEFT JOIN editorial.section s ON s.id = d.section_id
    LEFT JOIN LATERAL (
      SELECT max(r.created_at) AS saved_at
      FROM editorial.translation t JOIN editorial.revision r ON r.id = t.head_revision_id
      WHERE t.document_id = d.id
    ) last ON true
    WHERE ${Prisma.join(conditions(filters, mine), " AND ")}
    ORDER BY coalesce(last.saved_at, d.created_at) DESC, d.id
    LIMIT ${rowsOnPage} OFFSET ${(page - 1) * rowsOnPage}`;
  const rows = await rowsOf(found.map(({ id }) => id));
  return { rows, total: Number(found[0]?.total ?? 0) };
}

function conditions({ q, state, language, section, kind }: Filters, mine?: string): Prisma.Sql[] {
  const all = [Prisma.sql`true`];
  if (kind) all.push(Prisma.sql`d.kind = ${kind}::editorial."DocumentKind"`);
  if (section) all.push(Prisma.sql`s.key = ${section}`);
  if (q) {
    const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
    all.push(Prisma.sql`EXISTS (
      SELECT FROM editorial.translation t JOIN editorial.revision r ON r.id = t.head_revision_id
      WHERE t.document_id = d.id AND r.title ILIKE ${pattern})`);
  }
  if (mine) {
    all.push(Prisma.sql`EXISTS (
      SELECT FROM editorial.translation t JOIN editorial.revision r ON r.translation_id = t.id
      WHERE t.document_id = d.id AND r.author_id = ${mine})`);
  }
  if (state) all.push(inState(state, language));
  else if (language) all.push(has(language));
  return all;
}

/** A document has a text in a language when something was saved of it. */
const has = (language: Locale) => Prisma.sql`EXISTS (
  SELECT FROM editorial.translation t
  WHERE t.document_id = d.id AND t.locale = ${language} AND t.head_revision_id IS NOT NULL)`;

function inState(state: CellState, language: Locale | undefined): Prisma.Sql {
  if (state === "missing") {
    const missing = (language ? [language] : locales).map((each) => Prisma.sql`NOT ${has(each)}`);
    return Prisma.sql`(${Prisma.join(missing, " OR ")})`;
  }
  const there = language ? Prisma.sql`AND t.locale = ${language}` : Prisma.empty;
  return Prisma.sql`EXISTS (
    SELECT FROM editorial.translation t
    LEFT JOIN editorial.revision r ON r.id = t.head_revision_id
    LEFT JOIN public_record.publication p ON p.document_id = t.document_id AND p.locale = t.locale
    WHERE t.document_id = d.id ${there} AND ${tests[state]})`;
}

const tests: Record<Exclude<CellState, "missing">, Prisma.Sql> = {
  draft: Prisma.sql`t.state = 'DRAFT' AND r.id IS NOT NULL AND (p.state IS NULL OR r.number > p.source_version)`,
  "in-review": Prisma.sql`t.state = 'IN_REVIEW'`,
  // One that was withdrawn waits for nobody, until something newer is approved.
  approved: Prisma.sql`t.state = 'APPROVED' AND (p.state IS NULL OR r.number > p.source_version)`,
  scheduled: Prisma.sql`t.state = 'SCHEDULED'`,
  live: Prisma.sql`p.state = 'LIVE'`,
  newer: Prisma.sql`p.state = 'LIVE' AND r.number > p.source_version`,
  withdrawn: Prisma.sql`p.state = 'WITHDRAWN'`,
};

async function rowsOf(ids: string[]): Promise<Row[]> {
  const db = editorialDb();
  const [documents, publications, open] = await Promise.all([
    db.document.findMany({
      where: { id: { in: ids } },
      include: {
        section: true,
        translations: { include: { headRevision: { omit: { body: true } } } },
        schedules: { where: { state: "PENDING" }, include: { texts: true } },
      },
    }),
    db.publication.findMany({
      where: { documentId: { in: ids } },
      select: { documentId: true, locale: true, state: true, sourceVersion: true, title: true },
    }),
    openComments(ids),
  ]);
  const byId = new Map(documents.map((document) => [document.id, document]));
  return ids.flatMap((id) => {
    const document = byId.get(id);
    if (!document) return [];
    const cells = locales.flatMap((locale): [Locale, Cell][] => {
      const text = document.translations.find((each) => each.locale === locale);
      const head = text?.headRevision;
      if (!text || !head) return [];
      const shown = publications.find((each) => each.documentId === id && each.locale === locale);
      const schedule = document.schedules.find(({ texts }) =>
        texts.some(({ translationId }) => translationId === text.id),
      );
      const cell: Cell = {
        locale,
        editorial: text.state,
        public: shown?.state ?? "NONE",
        title: head.title,
        newer: shown !== undefined && head.number > shown.sourceVersion,
        dueAt: schedule?.dueAt ?? null,
        openComments: open.get(text.id) ?? 0,
      };
      return [[locale, cell]];
    });
    const { kind, section, primaryLocale, storyDate } = document;
    const row = { id, kind, sectionKey: section?.key ?? null, primaryLocale, storyDate };
    return [{ ...row, cells: Object.fromEntries(cells) }];
  });
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

export type Wait = {
  kind: "returned" | "review" | "publish" | "republish" | "failed" | "at-risk";
  documentId: string;
  locale: Locale;
  /** What the story is called, not what this text of it is. */
  shown: StoryTitle;
  since: Date;
  /** Who sent it, or sent it back. */
  by: string;
  /** What they wrote with it. */
  words: string | null;
};

/** So many are shown: nobody works through a longer list on the home page. */
const mostWaits = 12;

/**
 * What waits for somebody, the longest wait first: for everybody the texts
 * that were sent back to them; for editors what others have submitted, and
 * what is approved and not public; for administrators all that is submitted;
 * and schedules that could not be carried out.
 */
export async function waitsFor(
  staff: { userId: string; role: string },
  desk: Locale,
): Promise<Wait[]> {
  const { userId, role } = staff;
  const mayApprove = role !== "author";
  const othersOnly = role === "editor";
  const found = await editorialDb().$queryRaw<Omit<Wait, "shown">[]>`
    WITH text AS (
      SELECT t.id, t.document_id, t.locale, t.state, r.author_id, r.number, r.created_at,
        p.state AS public_state, p.source_version, p.withdrawn_at
      FROM editorial.translation t
      JOIN editorial.revision r ON r.id = t.head_revision_id
      LEFT JOIN public_record.publication p
        ON p.document_id = t.document_id AND p.locale = t.locale
    ), event AS (
      SELECT text.id, last.* FROM text CROSS JOIN LATERAL (
        SELECT e.verb, e.at, e.actor_name FROM editorial.audit_event e
        WHERE e.document_id = text.document_id AND e.locale = text.locale
          AND e.verb IN ('save', 'submit', 'return', 'approve')
        ORDER BY e.id DESC LIMIT 1) last
      WHERE text.state = 'IN_REVIEW' OR text.state = 'APPROVED'
        AND (public_state IS DISTINCT FROM 'LIVE' OR number > source_version)
    ), review AS (
      -- What was written with it stands until it is answered, and saving is no answer.
      SELECT text.id, last.*, coalesce((
        SELECT s.actor_id FROM editorial.audit_event s
        WHERE s.document_id = text.document_id AND s.locale = text.locale
          AND s.verb = 'submit' AND s.id < last.event_id
        ORDER BY s.id DESC LIMIT 1), text.author_id) AS waiting_id
      FROM text CROSS JOIN LATERAL (
        SELECT e.id AS event_id, e.verb, e.at, e.actor_name, e.reason
        FROM editorial.audit_event e
        WHERE e.document_id = text.document_id AND e.locale = text.locale AND e.verb = ANY (${[...reviewVerbs]})
        ORDER BY e.id DESC LIMIT 1) last
      WHERE text.state = 'DRAFT' AND EXISTS (
        SELECT FROM editorial.revision own
        WHERE own.translation_id = text.id AND own.author_id = ${userId})
    ), waits AS (
      SELECT 'returned' AS kind, text.*, review.at, review.actor_name, review.reason
      FROM text JOIN review USING (id)
      WHERE review.verb = 'return' AND review.waiting_id = ${userId}
      UNION ALL
      SELECT 'review', text.*, event.at, event.actor_name, NULL
      FROM text JOIN event USING (id)
      WHERE ${mayApprove} AND text.state = 'IN_REVIEW'
        AND NOT (${othersOnly} AND text.author_id IS NOT DISTINCT FROM ${userId})
      UNION ALL
      SELECT CASE public_state WHEN 'WITHDRAWN' THEN 'republish' ELSE 'publish' END,
        text.*, event.at, event.actor_name, NULL
      FROM text JOIN event USING (id)
      WHERE ${mayApprove} AND text.state = 'APPROVED' AND event.verb = 'approve'
        AND CASE public_state WHEN 'LIVE' THEN number > source_version
          WHEN 'WITHDRAWN' THEN event.at > withdrawn_at ELSE true END
      UNION ALL
      SELECT 'failed', text.*, s.ended_at, s.created_by_name, NULL
      FROM editorial.schedule s
      JOIN editorial.scheduled_text st ON st.schedule_id = s.id
      JOIN text ON text.id = st.translation_id AND text.state <> 'SCHEDULED'
      WHERE ${mayApprove} AND s.state = 'FAILED'
        AND s.ended_at > editorial.clock() - interval '7 days'
        AND CASE public_state WHEN 'LIVE' THEN number > source_version
          WHEN 'WITHDRAWN' THEN s.ended_at > withdrawn_at ELSE true END
      UNION ALL
      SELECT 'at-risk', text.*, s.due_at, s.created_by_name, NULL
      FROM editorial.schedule s
      JOIN editorial.scheduled_text st ON st.schedule_id = s.id
      JOIN text ON text.id = st.translation_id
      WHERE s.state = 'PENDING' AND s.risk IS NOT NULL
        AND (${mayApprove} OR text.author_id = ${userId})
    )
    SELECT waits.kind, waits.document_id AS "documentId", waits.locale,
      waits.at AS since, coalesce(person.name, waits.actor_name) AS by,
      waits.reason AS words
    FROM waits
    LEFT JOIN editorial."user" person ON person.email = waits.actor_name
    -- What has an hour of its own comes before what has waited longest.
    ORDER BY waits.kind IN ('at-risk', 'failed') DESC, waits.at LIMIT ${mostWaits}`;
  const titles = await storyTitles(
    found.map(({ documentId }) => documentId),
    desk,
  );
  return found.map((wait) => ({
    ...wait,
    shown: titles.get(wait.documentId) ?? { title: "", locale: desk },
  }));
}
