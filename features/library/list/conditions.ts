import { sayingOfMedia } from "@/features/editorial/pictures/search-pictures";
import type { LibraryFilters } from "@/features/library/schema";
import { Prisma } from "@/generated/prisma/client";
import { endingDays } from "./ending-days";

/** A live text shows it, in either composition, or offers it. */
const isPublic = Prisma.sql`EXISTS (
  SELECT FROM public_record.publication WHERE publication.state = 'LIVE' AND publication.id IN (
    SELECT publication_id FROM public_record.published_picture WHERE hash = media.hash
    UNION ALL SELECT publication_id FROM public_record.published_picture
      WHERE portrait_hash = media.hash
    UNION ALL SELECT publication_id FROM public_record.published_file WHERE hash = media.hash))`;

/** The newest revision of a text shows it, or links to it: files are found by going through these once. */
const isInDrafts = Prisma.sql`(EXISTS (
    SELECT FROM editorial.document AS leads WHERE leads.lead_media_id = media.id)
  OR EXISTS (
    SELECT FROM editorial.revision_media AS said
    JOIN editorial.translation AS text ON text.head_revision_id = said.revision_id
    JOIN editorial.revision AS head ON head.id = said.revision_id
    WHERE said.hash = media.hash AND jsonb_path_exists(head.body, '$.**.picture ? (@ == $hash)',
      jsonb_build_object('hash', media.hash)))
  OR media.kind = 'FILE' AND media.hash IN (
    SELECT file #>> '{}' FROM editorial.translation AS text
    JOIN editorial.revision AS head ON head.id = text.head_revision_id
    CROSS JOIN LATERAL jsonb_path_query(head.body, '$.**.file') AS file))`;

/** Its licence has ended, or ends soon. @param day today, in the newsroom's zone */
export const isEnding = (day: string) =>
  Prisma.sql`media.licence_until < ${day}::date + ${endingDays}::int`;

export const isShown = Prisma.sql`(${isPublic} OR ${isInDrafts})`;

/** What a row of the library must be, as SQL about `media`. */
export function conditions(filters: LibraryFilters, day: string): Prisma.Sql[] {
  const { q, kind, use, missing, licence } = filters;
  const all: Prisma.Sql[] = [
    // The portrait composition of a picture is no picture of its own.
    Prisma.sql`NOT EXISTS (SELECT FROM editorial.media AS whole WHERE whole.portrait_id = media.id)`,
    ...sayingOfMedia(q),
  ];
  if (kind) {
    all.push(Prisma.sql`media.kind = ${kind.toUpperCase()}::editorial."MediaKind"`);
  }
  if (use === "public") all.push(isPublic);
  if (use === "drafts") all.push(Prisma.sql`${isInDrafts} AND NOT ${isPublic}`);
  if (use === "unused") all.push(Prisma.sql`NOT ${isShown}`);
  if (missing) {
    // A file is called something, and a picture described.
    all.push(Prisma.sql`NOT EXISTS (
      SELECT FROM editorial.media_text AS said WHERE said.media_id = media.id
        AND said.locale = ${missing}
        AND btrim(CASE media.kind WHEN 'FILE' THEN said.title ELSE said.alt END) <> '')`);
  }
  if (licence === "none") all.push(Prisma.sql`media.licence = ''`);
  else if (licence === "ending") all.push(isEnding(day));
  else if (licence) all.push(Prisma.sql`media.licence = ${licence}`);
  return all;
}
