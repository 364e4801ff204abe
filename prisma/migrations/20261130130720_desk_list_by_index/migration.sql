-- AlterTable
ALTER TABLE "editorial"."document_line" ADD COLUMN     "marks" TEXT[];

-- CreateIndex
CREATE INDEX "document_line_archived_rank_changed_at_document_id_idx" ON "editorial"."document_line"("archived", "rank", "changed_at" DESC, "document_id");

-- CreateIndex
CREATE INDEX "document_line_section_id_changed_at_idx" ON "editorial"."document_line"("section_id", "changed_at" DESC);

-- CreateIndex
CREATE INDEX "document_line_marks_idx" ON "editorial"."document_line" USING GIN ("marks");

-- CreateIndex
CREATE INDEX "document_line_people_idx" ON "editorial"."document_line" USING GIN ("people");

-- By the day of the story, which most of a house has and some has not: those come last.
CREATE INDEX "document_line_story_date_idx" ON "editorial"."document_line"
  ("story_date" DESC NULLS LAST, "changed_at" DESC, "document_id");

-- What the list is filtered by is one word a language, of which PostgreSQL knows
-- how many there are; of what stands in JSON it guesses. Titles are kept in small
-- letters: making them so for each row took longer than looking in them.
CREATE OR REPLACE FUNCTION "editorial"."refresh_lines"("ids" uuid[]) RETURNS void
LANGUAGE sql AS $$
  DELETE FROM "editorial"."document_line" AS line
  WHERE line.document_id = ANY ("ids") AND NOT EXISTS (
    SELECT FROM "editorial"."document" AS document
    WHERE document.id = line.document_id AND document.trashed_at IS NULL);
  INSERT INTO "editorial"."document_line" ("document_id", "kind", "section_id", "primary_locale",
    "story_date", "changed_at", "archived", "rank", "waits", "texts", "titles", "marks", "people", "returned_to")
  SELECT document.id, document.kind, document.section_id, document.primary_locale,
    document.story_date, coalesce(said.changed_at, document.created_at),
    document.archived_at IS NOT NULL, coalesce(said.rank, 7), coalesce(said.waits, false),
    coalesce(said.texts, '{}'), coalesce(lower(said.titles), ''), coalesce(said.marks, '{}'),
    coalesce(old.people, wrote.people, '{}'),
    coalesce(old.returned_to, "editorial"."returned_to"(document.id))
  FROM "editorial"."document" AS document
  LEFT JOIN "editorial"."document_line" AS old ON old.document_id = document.id
  LEFT JOIN (
    SELECT text.document_id, array_agg(DISTINCT revision.author_id) AS people
    FROM "editorial"."translation" AS text
    JOIN "editorial"."revision" AS revision ON revision.translation_id = text.id
    WHERE text.document_id = ANY ("ids") AND revision.author_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM "editorial"."document_line" AS known WHERE known.document_id = text.document_id)
    GROUP BY text.document_id) AS wrote ON wrote.document_id = document.id
  LEFT JOIN (
    SELECT each.document_id, max(each.created_at) AS changed_at, string_agg(each.title, E'\n') AS titles,
      bool_or(each.state = 'IN_REVIEW'
        OR each.state = 'APPROVED' AND (each.fresh OR each.agreed_since)) AS waits,
      min(CASE
        WHEN each.state = 'IN_REVIEW' THEN 1
        WHEN each.state = 'APPROVED' AND each.fresh THEN 2
        WHEN each.state = 'SCHEDULED' THEN 3
        WHEN each.state = 'DRAFT' AND each.fresh THEN 4
        WHEN each.shown = 'LIVE' THEN 5 ELSE 6 END) AS rank,
      jsonb_object_agg(each.locale, jsonb_build_object(
        'i', each.id, 'e', each.state, 'p', each.shown, 'f', each.fresh, 't', each.title)) AS texts,
      array_agg(concat_ws(' ', each.locale, each.state, each.shown,
        CASE WHEN each.fresh THEN 'f' END)) AS marks
    FROM (
      SELECT text.id, text.document_id, text.locale, text.state, head.title, head.created_at,
        coalesce(publication.state::text, 'NONE') AS shown,
        publication.id IS NULL OR head.number > publication.source_version AS fresh,
        publication.state = 'WITHDRAWN' AND EXISTS (
          SELECT FROM "editorial"."approval" AS approval
          WHERE approval.translation_id = text.id
            AND approval.approved_at >= publication.withdrawn_at) AS agreed_since
      FROM "editorial"."translation" AS text
      JOIN "editorial"."revision" AS head ON head.id = text.head_revision_id
      LEFT JOIN "public_record"."publication" AS publication
        ON publication.document_id = text.document_id AND publication.locale = text.locale
      WHERE text.document_id = ANY ("ids")) AS each
    GROUP BY each.document_id) AS said ON said.document_id = document.id
  WHERE document.id = ANY ("ids") AND document.trashed_at IS NULL
  ON CONFLICT ("document_id") DO UPDATE SET "kind" = excluded.kind,
    "section_id" = excluded.section_id, "primary_locale" = excluded.primary_locale,
    "story_date" = excluded.story_date, "changed_at" = excluded.changed_at,
    "archived" = excluded.archived, "rank" = excluded.rank, "waits" = excluded.waits,
    "texts" = excluded.texts, "titles" = excluded.titles, "marks" = excluded.marks
$$;

SELECT "editorial"."refresh_all_lines"();
