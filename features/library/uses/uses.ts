import type { EditorialState, PublicState } from "@/features/audit/log/states";
import { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";

/** A text that shows a picture: in its newest revision, to readers, or both. */
export type Use = {
  hash: string;
  documentId: string;
  locale: Locale;
  version: number;
  editorial: EditorialState;
  public: PublicState;
  title: string;
  /** It leads the story, and so all its languages. */
  lead: boolean;
  /** The newest revision shows it. */
  draft: boolean;
  /** Readers are shown it. */
  live: boolean;
  /** Its story was deleted, and can be brought back. */
  deleted: boolean;
};

type Db = Pick<Transaction, "$queryRaw">;

/**
 * Texts that link to files, by what they link to: there are few of these, and no
 * index of them, so the newest revisions are gone through once, and only
 * where a file is asked about.
 */
const linking = (hashes: readonly string[]) => Prisma.sql`
  SELECT text.id, file #>> '{}' AS hash FROM editorial.translation AS text
  JOIN editorial.revision AS head ON head.id = text.head_revision_id
  CROSS JOIN LATERAL jsonb_path_query(head.body, '$.**.file') AS file
  WHERE EXISTS (SELECT FROM editorial.media WHERE kind = 'FILE' AND hash = ANY (${[...hashes]}))`;

/**
 * Texts that show a picture or link to a file, as SQL. What a revision says of
 * its pictures has a row for each that it shows, so candidates come from an
 * index; a picture that led a story once and does so no more has left its row
 * behind, and is told by the text itself. Where a picture stands in a text is
 * not asked: whatever has an attribute `picture` shows it.
 */
const shownBy = (hashes: readonly string[]) => Prisma.sql`
  WITH linking AS MATERIALIZED (${linking(hashes)})
  SELECT media.hash, text.id, text.document_id AS "documentId", text.locale, text.version,
    text.state::text AS editorial, coalesce(publication.state::text, 'NONE') AS public,
    coalesce(head.title, '') AS title, document.created_at AS since,
    document.trashed_at IS NOT NULL AS deleted,
    document.lead_media_id IS NOT DISTINCT FROM media.id AS lead,
    head.id IS NOT NULL AND (document.lead_media_id IS NOT DISTINCT FROM media.id
      OR jsonb_path_exists(head.body, '$.** ? (@.picture == $hash || @.file == $hash)',
        jsonb_build_object('hash', media.hash))) AS draft,
    publication.state = 'LIVE' AND (EXISTS (
        SELECT FROM public_record.published_picture AS shown
        WHERE shown.publication_id = publication.id
          AND (shown.hash = media.hash OR shown.portrait_hash = media.hash))
      OR EXISTS (
        SELECT FROM public_record.published_file AS offered
        WHERE offered.publication_id = publication.id AND offered.hash = media.hash)) AS live
  FROM editorial.media
  CROSS JOIN LATERAL (
    SELECT head_of.id FROM editorial.revision_media AS said
    JOIN editorial.translation AS head_of ON head_of.head_revision_id = said.revision_id
    WHERE said.hash = media.hash
    UNION SELECT led.id FROM editorial.document AS leads
    JOIN editorial.translation AS led ON led.document_id = leads.id
    WHERE leads.lead_media_id = media.id
    UNION SELECT linking.id FROM linking WHERE linking.hash = media.hash
    UNION SELECT own.id FROM (
      SELECT publication_id FROM public_record.published_picture
        WHERE hash = media.hash OR portrait_hash = media.hash
      UNION SELECT publication_id FROM public_record.published_file WHERE hash = media.hash
    ) AS shown
    JOIN public_record.publication AS holder ON holder.id = shown.publication_id
    JOIN editorial.translation AS own
      ON own.document_id = holder.document_id AND own.locale = holder.locale) AS candidate
  JOIN editorial.translation AS text ON text.id = candidate.id
  JOIN editorial.document AS document ON document.id = text.document_id
  LEFT JOIN editorial.revision AS head ON head.id = text.head_revision_id
  LEFT JOIN public_record.publication AS publication
    ON publication.document_id = text.document_id AND publication.locale = text.locale
  WHERE media.hash = ANY (${[...hashes]})`;

/** Where pictures are used, stories that came last first; `limit` rows at most. */
export function usesOf(db: Db, hashes: readonly string[], limit: number): Promise<Use[]> {
  return db.$queryRaw<Use[]>`
    SELECT hash, "documentId", locale, version, editorial, public, title, lead, draft,
      coalesce(live, false) AS live, deleted
    FROM (${shownBy(hashes)}) AS used WHERE draft OR live
    ORDER BY since DESC, "documentId", locale LIMIT ${limit}`;
}

export type UseCount = {
  /** Texts in which readers are shown it. */
  live: number;
  /** Others, which show it to nobody yet. */
  drafts: number;
};

/** How many texts show each picture; those that none shows are missing. */
export async function countUses(db: Db, hashes: readonly string[]): Promise<Map<string, UseCount>> {
  const rows = await db.$queryRaw<(UseCount & { hash: string })[]>`
    SELECT hash, count(*) FILTER (WHERE live)::int AS live,
      count(*) FILTER (WHERE draft AND live IS NOT TRUE)::int AS drafts
    FROM (${shownBy(hashes)}) AS used WHERE draft OR live GROUP BY hash`;
  return new Map(rows.map(({ hash, ...count }) => [hash, count]));
}
