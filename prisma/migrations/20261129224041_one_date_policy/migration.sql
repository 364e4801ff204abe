-- DropIndex
DROP INDEX "public_record"."publication_locale_kind_section_key_first_published_at_id_idx";

-- AlterTable
ALTER TABLE "public_record"."publication" ADD COLUMN     "alternates_changed_at" TIMESTAMPTZ,
ADD COLUMN     "backfilled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "publication_locale_kind_published_at_id_idx" ON "public_record"."publication"("locale", "kind", "published_at", "id");

-- CreateIndex
CREATE INDEX "publication_locale_section_key_kind_published_at_id_idx" ON "public_record"."publication"("locale", "section_key", "kind", "published_at", "id");

-- CreateIndex
CREATE INDEX "publication_locale_kind_state_backfilled_published_at_id_idx" ON "public_record"."publication"("locale", "kind", "state", "backfilled", "published_at", "id");

-- CreateIndex
CREATE INDEX "publication_locale_section_key_kind_state_backfilled_publis_idx" ON "public_record"."publication"("locale", "section_key", "kind", "state", "backfilled", "published_at", "id");


-- Written by hand

-- The day of an instant in the newsroom's zone.
CREATE FUNCTION "public_record"."newsroom_day"("at" timestamptz) RETURNS date
LANGUAGE sql IMMUTABLE AS $$ SELECT ("at" AT TIME ZONE 'Asia/Shanghai')::date $$;

-- `storyDates` in features/publication/article-dates.ts says when a story was published; this is the same for
-- the database to order by, and a test holds the two together.
CREATE FUNCTION "public_record"."published_at"("story_date" date, "first_published_at" timestamptz) RETURNS timestamptz
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN "public_record"."newsroom_day"("first_published_at") = "story_date" THEN "first_published_at"
    ELSE ("story_date" + time '12:00') AT TIME ZONE 'Asia/Shanghai'
  END
$$;

-- Whoever writes a publication need not know of it: restores and imports write rows, too.
CREATE FUNCTION "public_record"."date_publication"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."published_at" := "public_record"."published_at"(NEW."story_date", NEW."first_published_at");
  NEW."backfilled" := NEW."story_date" < "public_record"."newsroom_day"(least(NEW."first_published_at", (
    SELECT min("first_published_at") FROM "public_record"."publication"
    WHERE "document_id" = NEW."document_id" AND "id" <> NEW."id")));
  RETURN NEW;
END
$$;
CREATE TRIGGER "publication_dated" BEFORE INSERT OR UPDATE ON "public_record"."publication"
FOR EACH ROW EXECUTE FUNCTION "public_record"."date_publication"();

-- Of languages that are written together, the one that came out first may be the last to be written.
CREATE FUNCTION "public_record"."date_documents"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "public_record"."publication" AS own SET "backfilled" = false
  FROM gained, LATERAL (
    SELECT "public_record"."newsroom_day"(min("first_published_at")) AS "day" FROM "public_record"."publication"
    WHERE "document_id" = gained."document_id") AS "first"
  WHERE own."document_id" = gained."document_id" AND own."backfilled" AND own."story_date" >= "first"."day";
  RETURN NULL;
END
$$;
CREATE TRIGGER "publication_documents_dated" AFTER INSERT ON "public_record"."publication"
REFERENCING NEW TABLE AS gained FOR EACH STATEMENT EXECUTE FUNCTION "public_record"."date_documents"();

-- What is public already. That an alternate came or went is known of those that still say so.
UPDATE "public_record"."publication" AS own SET "alternates_changed_at" = (
  SELECT max(greatest("first_published_at", "withdrawn_at")) FROM "public_record"."publication"
  WHERE "document_id" = own."document_id");

-- News is what was published in the last two days and is not backfilled: known by the columns now.
DROP FUNCTION "public_record"."leaves_news"(timestamptz, date);
INSERT INTO "editorial"."job" ("id", "kind", "payload", "due_at")
SELECT gen_random_uuid(), 'age-news', jsonb_build_object('locale', "locale"), "moment"
FROM "public_record"."publication", unnest(ARRAY["published_at", "published_at" + interval '48 hours']) AS "moment"
WHERE "kind" = 'ARTICLE' AND "state" = 'LIVE' AND NOT "backfilled" AND "moment" > "editorial"."clock"();
