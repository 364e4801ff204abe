-- CreateTable
CREATE TABLE "editorial"."document_line" (
    "document_id" UUID NOT NULL,
    "kind" "editorial"."DocumentKind" NOT NULL,
    "section_id" UUID,
    "primary_locale" TEXT NOT NULL,
    "story_date" DATE,
    "changed_at" TIMESTAMPTZ NOT NULL,
    "archived" BOOLEAN NOT NULL,
    "rank" SMALLINT NOT NULL,
    "waits" BOOLEAN NOT NULL,
    "texts" JSONB NOT NULL,
    "titles" TEXT NOT NULL,
    "people" TEXT[],
    "returned_to" TEXT[],

    CONSTRAINT "document_line_pkey" PRIMARY KEY ("document_id")
);

-- Written every few seconds and worth nothing after a crash: no log of changes.
-- CreateTable
CREATE UNLOGGED TABLE "editorial"."presence" (
    "document_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "tab" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ NOT NULL,
    "seen_at" TIMESTAMPTZ NOT NULL,
    "taken_at" TIMESTAMPTZ,
    "taken_by_name" TEXT,
    "taken_reason" TEXT,
    "handed_at" TIMESTAMPTZ,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("document_id","locale","tab")
);

-- CreateIndex
CREATE INDEX "document_line_archived_changed_at_document_id_idx" ON "editorial"."document_line"("archived", "changed_at" DESC, "document_id");

-- CreateIndex
CREATE INDEX "document_line_waits_idx" ON "editorial"."document_line"("waits");

-- CreateIndex
CREATE INDEX "document_line_returned_to_idx" ON "editorial"."document_line" USING GIN ("returned_to");

-- CreateIndex
CREATE INDEX "presence_seen_at_idx" ON "editorial"."presence"("seen_at");

-- CreateIndex
CREATE INDEX "document_trashed_at_idx" ON "editorial"."document"("trashed_at");

-- AddForeignKey
ALTER TABLE "editorial"."document_line" ADD CONSTRAINT "document_line_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "editorial"."document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."presence" ADD CONSTRAINT "presence_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "editorial"."document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."presence" ADD CONSTRAINT "presence_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "editorial"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- To whom texts of a document were sent back, where nobody has answered yet:
-- the candidates, of whom whoever asks makes sure.
CREATE FUNCTION "editorial"."returned_to"("of" uuid) RETURNS text[]
LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(DISTINCT waiting.id) FILTER (WHERE waiting.id IS NOT NULL), '{}')
  FROM "editorial"."translation" AS text
  JOIN "editorial"."revision" AS head ON head.id = text.head_revision_id
  CROSS JOIN LATERAL (
    SELECT event.id, event.verb FROM "editorial"."audit_event" AS event
    WHERE event.document_id = "of" AND event.locale = text.locale
      AND event.verb IN ('submit', 'return', 'approve', 'schedule', 'publish', 'update', 'republish', 'release')
    ORDER BY event.id DESC LIMIT 1) AS last
  CROSS JOIN LATERAL (
    SELECT coalesce((
      SELECT asked.actor_id FROM "editorial"."audit_event" AS asked
      WHERE asked.document_id = "of" AND asked.locale = text.locale
        AND asked.verb = 'submit' AND asked.id < last.id
      ORDER BY asked.id DESC LIMIT 1), head.author_id) AS id) AS waiting
  WHERE text.document_id = "of" AND text.state = 'DRAFT' AND last.verb = 'return'
$$;

-- Brings the lines of documents up to date; those of deleted ones go. Whose
-- texts they are and to whom one was sent back is kept by triggers of its own,
-- and read as a whole only where there is no line yet: a text has hundreds of
-- revisions, and each save comes here.
CREATE FUNCTION "editorial"."refresh_lines"("ids" uuid[]) RETURNS void
LANGUAGE sql AS $$
  DELETE FROM "editorial"."document_line" AS line
  WHERE line.document_id = ANY ("ids") AND NOT EXISTS (
    SELECT FROM "editorial"."document" AS document
    WHERE document.id = line.document_id AND document.trashed_at IS NULL);
  INSERT INTO "editorial"."document_line" ("document_id", "kind", "section_id", "primary_locale",
    "story_date", "changed_at", "archived", "rank", "waits", "texts", "titles", "people", "returned_to")
  SELECT document.id, document.kind, document.section_id, document.primary_locale,
    document.story_date, coalesce(said.changed_at, document.created_at),
    document.archived_at IS NOT NULL, coalesce(said.rank, 7), coalesce(said.waits, false),
    coalesce(said.texts, '{}'), coalesce(said.titles, ''),
    coalesce(old.people, (
      SELECT coalesce(array_agg(DISTINCT revision.author_id), '{}')
      FROM "editorial"."translation" AS text
      JOIN "editorial"."revision" AS revision ON revision.translation_id = text.id
      WHERE text.document_id = document.id AND revision.author_id IS NOT NULL)),
    coalesce(old.returned_to, "editorial"."returned_to"(document.id))
  FROM "editorial"."document" AS document
  LEFT JOIN "editorial"."document_line" AS old ON old.document_id = document.id
  LEFT JOIN LATERAL (
    SELECT max(each.created_at) AS changed_at, string_agg(each.title, E'\n') AS titles,
      bool_or(each.state = 'IN_REVIEW'
        OR each.state = 'APPROVED' AND (each.fresh OR each.agreed_since)) AS waits,
      min(CASE
        WHEN each.state = 'IN_REVIEW' THEN 1
        WHEN each.state = 'APPROVED' AND each.fresh THEN 2
        WHEN each.state = 'SCHEDULED' THEN 3
        WHEN each.state = 'DRAFT' AND each.fresh THEN 4
        WHEN each.shown = 'LIVE' THEN 5 ELSE 6 END) AS rank,
      jsonb_object_agg(each.locale, jsonb_build_object(
        'i', each.id, 'e', each.state, 'p', each.shown, 'f', each.fresh, 't', each.title)) AS texts
    FROM (
      SELECT text.id, text.locale, text.state, head.title, head.created_at,
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
      WHERE text.document_id = document.id) AS each) AS said ON true
  WHERE document.id = ANY ("ids") AND document.trashed_at IS NULL
  ON CONFLICT ("document_id") DO UPDATE SET "kind" = excluded.kind,
    "section_id" = excluded.section_id, "primary_locale" = excluded.primary_locale,
    "story_date" = excluded.story_date, "changed_at" = excluded.changed_at,
    "archived" = excluded.archived, "rank" = excluded.rank, "waits" = excluded.waits,
    "texts" = excluded.texts, "titles" = excluded.titles
$$;

-- For this migration, and for a restore, which writes tables one by one.
CREATE FUNCTION "editorial"."refresh_all_lines"() RETURNS void
LANGUAGE sql AS $$
  DELETE FROM "editorial"."document_line";
  SELECT "editorial"."refresh_lines"(array_agg("id")) FROM "editorial"."document";
$$;

CREATE FUNCTION "editorial"."line_of_document"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "editorial"."refresh_lines"((SELECT array_agg("id") FROM "changed"));
  RETURN NULL;
END
$$;
CREATE TRIGGER "document_gained" AFTER INSERT ON "editorial"."document"
  REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "editorial"."line_of_document"();
CREATE TRIGGER "document_changed" AFTER UPDATE ON "editorial"."document"
  REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "editorial"."line_of_document"();

-- Every verb writes the state that it leads to, the same one too, and after
-- what it changes of the public record: so nothing has to be noted there.
CREATE FUNCTION "editorial"."line_of_translation"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "editorial"."refresh_lines"((SELECT array_agg(DISTINCT "document_id") FROM "changed"));
  RETURN NULL;
END
$$;
CREATE TRIGGER "translation_changed" AFTER UPDATE ON "editorial"."translation"
  REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "editorial"."line_of_translation"();

CREATE FUNCTION "editorial"."people_of_revision"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "editorial"."document_line" AS line
  SET "people" = ARRAY(SELECT DISTINCT unnest(line.people || wrote.people))
  FROM (
    SELECT text.document_id, array_agg(DISTINCT revision.author_id) AS people
    FROM "gained" AS revision
    JOIN "editorial"."translation" AS text ON text.id = revision.translation_id
    WHERE revision.author_id IS NOT NULL GROUP BY text.document_id) AS wrote
  WHERE line.document_id = wrote.document_id AND NOT line.people @> wrote.people;
  RETURN NULL;
END
$$;
CREATE TRIGGER "revision_gained" AFTER INSERT ON "editorial"."revision"
  REFERENCING NEW TABLE AS "gained"
  FOR EACH STATEMENT EXECUTE FUNCTION "editorial"."people_of_revision"();

-- An erased title goes from lists at once.
CREATE FUNCTION "editorial"."line_of_erased"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "editorial"."refresh_lines"(ARRAY(
    SELECT text.document_id FROM "editorial"."translation" AS text WHERE text.id = NEW."translation_id"));
  RETURN NULL;
END
$$;
CREATE TRIGGER "revision_erased" AFTER UPDATE ON "editorial"."revision"
  FOR EACH ROW WHEN (OLD."erased_at" IS NULL AND NEW."erased_at" IS NOT NULL)
  EXECUTE FUNCTION "editorial"."line_of_erased"();

CREATE FUNCTION "editorial"."line_of_event"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "editorial"."document_line" AS line
  SET "returned_to" = "editorial"."returned_to"(line.document_id)
  WHERE line.document_id = NEW."document_id"
    AND (NEW."verb" = 'return' OR line.returned_to <> '{}');
  RETURN NULL;
END
$$;
CREATE TRIGGER "audit_event_gained" AFTER INSERT ON "editorial"."audit_event"
  FOR EACH ROW WHEN (NEW."document_id" IS NOT NULL AND NEW."verb" IN
    ('submit', 'return', 'approve', 'schedule', 'publish', 'update', 'republish', 'release'))
  EXECUTE FUNCTION "editorial"."line_of_event"();

SELECT "editorial"."refresh_all_lines"();
