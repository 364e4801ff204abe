import { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

/** What the command line shows of the library: items, and where each is used. */

export type ListedMedia = {
  hash: string;
  kind: "PICTURE" | "FILE";
  name: string;
  mime: string;
  bytes: number | null;
  width: number | null;
  height: number | null;
  /** In which something is proposed to say of it. */
  languages: string[];
};

type Which = { unused: boolean; withoutWords?: Locale | undefined; limit: number };

/** Items, the newest first. */
export function listMedia({ unused, withoutWords, limit }: Which): Promise<ListedMedia[]> {
  const silent = withoutWords
    ? Prisma.sql`NOT EXISTS (
        SELECT FROM editorial.media_text AS said
        WHERE said.media_id = media.id AND said.locale = ${withoutWords}
          AND CASE media.kind WHEN 'PICTURE' THEN said.alt ELSE said.title END <> '')`
    : Prisma.sql`true`;
  return editorialDb().$queryRaw<ListedMedia[]>`
    SELECT media.hash, media.kind::text AS kind, media.name, media.mime, media.bytes,
      media.width, media.height,
      ARRAY(SELECT said.locale FROM editorial.media_text AS said
        WHERE said.media_id = media.id AND (said.alt <> '' OR said.title <> '')
        ORDER BY said.locale) AS languages
    FROM editorial.media AS media
    WHERE ${silent} AND ${unused ? isUnused : Prisma.sql`true`}
    ORDER BY media.created_at DESC, media.hash LIMIT ${limit}`;
}

/** No text of whatever age shows or offers it, and nothing public. */
const isUnused = Prisma.sql`
  NOT EXISTS (SELECT FROM editorial.document WHERE lead_media_id = media.id)
  AND NOT EXISTS (SELECT FROM editorial.media AS whole WHERE whole.portrait_id = media.id)
  AND NOT EXISTS (SELECT FROM editorial.revision_media AS said WHERE said.hash = media.hash)
  AND NOT EXISTS (
    SELECT FROM public_record.published_picture AS shown
    WHERE shown.hash = media.hash OR shown.portrait_hash = media.hash)
  AND NOT EXISTS (
    SELECT FROM public_record.published_file AS given WHERE given.hash = media.hash)
  AND (media.kind = 'PICTURE' OR NOT EXISTS (
    SELECT FROM editorial.revision WHERE body::text LIKE '%' || media.hash || '%'))`;

export type MediaUse = {
  documentId: string;
  locale: string | null;
  title: string | null;
  /** What leads the document, what its newest text has, what readers see. */
  as: "lead" | "draft" | "public";
  path: string | null;
};

/** Where an item is used now: in documents' leads, newest texts and live publications. */
export function usesOfMedia(hash: string): Promise<MediaUse[]> {
  return editorialDb().$queryRaw<MediaUse[]>`
    WITH item AS (
      SELECT id, hash FROM editorial.media WHERE hash = ${hash}
      UNION SELECT whole.id, whole.hash FROM editorial.media AS whole
      JOIN editorial.media AS upright ON upright.id = whole.portrait_id AND upright.hash = ${hash})
    SELECT document.id AS "documentId", NULL AS locale, NULL AS title, 'lead' AS as, NULL AS path
    FROM editorial.document AS document WHERE document.lead_media_id IN (SELECT id FROM item)
    UNION ALL
    SELECT text.document_id, text.locale, head.title, 'draft', NULL
    FROM editorial.translation AS text
    JOIN editorial.revision AS head ON head.id = text.head_revision_id
    WHERE EXISTS (SELECT FROM item WHERE head.body::text LIKE '%' || item.hash || '%')
    UNION ALL
    SELECT DISTINCT live.document_id, live.locale, live.title, 'public', live.path
    FROM public_record.publication AS live
    WHERE live.state = 'LIVE' AND (
      EXISTS (SELECT FROM public_record.published_picture AS shown
        WHERE shown.publication_id = live.id AND (shown.hash = ${hash} OR shown.portrait_hash = ${hash}))
      OR EXISTS (SELECT FROM public_record.published_file AS given
        WHERE given.publication_id = live.id AND given.hash = ${hash}))
    ORDER BY 4, 1, 2`;
}
