import type { States } from "@/features/audit/log/states";
import { type Locale, locales } from "@/i18n/routing";
import { withClient } from "@/lib/postgres/connection";

/** One language of a document as staff see it. */
type TextOverview = {
  locale: Locale;
  states: States;
  title: string;
  version: number;
  /** Of the newest revision. */
  number: number | null;
  /** Of what is public. */
  publishedNumber: number | null;
  path: string | null;
};

type DocumentOverview = {
  id: string;
  key: string | null;
  kind: "ARTICLE" | "PAGE";
  sectionKey: string | null;
  storyDate: Date | null;
  archivedAt: Date | null;
  deletedAt: Date | null;
  texts: TextOverview[];
};

type Shelf = "open" | "archived" | "deleted";

/**
 * Documents with the states of their languages, those begun last first. One
 * statement by a connection of its own: Prisma's compiler of queries takes
 * half a second to load, and whoever lists documents at a terminal asks for
 * nothing else.
 *
 * @param databaseUrl the site's database, as its owner
 * @param shelf those that are archived or were deleted alone; left out: neither
 */
export async function documentList(
  databaseUrl: string,
  limit = 100,
  shelf: Shelf = "open",
): Promise<DocumentOverview[]> {
  const { rows } = await withClient(databaseUrl, (client) =>
    client.query<Omit<DocumentOverview, "storyDate"> & { storyDate: string | null }>(statement, [
      limit,
      locales,
      shelf,
    ]),
  );
  // A day, at midnight of UTC like every day that the database keeps.
  return rows.map(({ storyDate, texts, ...row }) => ({
    ...row,
    storyDate: storyDate === null ? null : new Date(`${storyDate}T00:00:00Z`),
    texts,
  }));
}

const statement = `
  SELECT document.id, document.key, document.kind, section.key AS "sectionKey",
    document.story_date::text AS "storyDate",
    document.archived_at AS "archivedAt", document.trashed_at AS "deletedAt",
    coalesce(
      (SELECT json_agg(
          json_build_object(
            'locale', text.locale,
            'states', json_build_object(
              'editorial', text.state, 'public', coalesce(publication.state::text, 'NONE')),
            'title', coalesce(head.title, ''),
            'version', text.version,
            'number', head.number,
            'publishedNumber', publication.source_version,
            'path', publication.path)
          ORDER BY array_position($2::text[], text.locale))
        FROM editorial.translation AS text
        LEFT JOIN editorial.revision AS head ON head.id = text.head_revision_id
        LEFT JOIN public_record.publication AS publication
          ON publication.document_id = text.document_id AND publication.locale = text.locale
        WHERE text.document_id = document.id AND text.locale = ANY ($2::text[])),
      '[]') AS texts
  FROM editorial.document AS document
  LEFT JOIN editorial.section AS section ON section.id = document.section_id
  WHERE CASE $3 WHEN 'deleted' THEN document.trashed_at IS NOT NULL
    WHEN 'archived' THEN document.archived_at IS NOT NULL AND document.trashed_at IS NULL
    ELSE document.archived_at IS NULL AND document.trashed_at IS NULL END
  ORDER BY document.trashed_at DESC, document.created_at DESC, document.id
  LIMIT $1`;
