-- All months anew. Nothing may be published meanwhile: a withdrawal that waited for a month that was being counted
-- found its row gone, and what it had to count off was lost. Readers go on.
CREATE OR REPLACE FUNCTION "public_record"."count_all_months"() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE "public_record"."publication" IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM "public_record"."story_month";
  INSERT INTO "public_record"."story_month" ("locale", "section_key", "month", "stories", "live", "changed_at")
  SELECT "locale", coalesce("section_key", ''), "public_record"."month_of"("story_date"),
    count(*), count(*) FILTER (WHERE "state" = 'LIVE'), max(greatest("updated_at", "withdrawn_at"))
  FROM "public_record"."publication" WHERE "kind" = 'ARTICLE' GROUP BY 1, 2, 3;
END
$$;

-- As before (20261130234000_story_months), but for the exception: a month that is not there used to be passed over.
CREATE OR REPLACE FUNCTION "public_record"."count_to_month"(
  "of_locale" text, "of_section" text, "of_month" date,
  "more" integer, "more_live" integer, "last_was" timestamptz, "last_is" timestamptz
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  now_kept record;
BEGIN
  IF more > 0 THEN
    INSERT INTO "public_record"."story_month" AS kept
      ("locale", "section_key", "month", "stories", "live", "changed_at")
    VALUES (of_locale, of_section, of_month, more, more_live, last_is)
    ON CONFLICT ("locale", "section_key", "month") DO UPDATE SET
      "stories" = kept."stories" + more, "live" = kept."live" + more_live,
      "changed_at" = greatest(kept."changed_at", last_is)
    RETURNING kept."stories", kept."changed_at" INTO now_kept;
  ELSE
    UPDATE "public_record"."story_month" AS kept SET
      "stories" = kept."stories" + more, "live" = kept."live" + more_live,
      "changed_at" = greatest(kept."changed_at", last_is)
    WHERE kept."locale" = of_locale AND kept."section_key" = of_section AND kept."month" = of_month
    RETURNING kept."stories", kept."changed_at" INTO now_kept;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'There is no count of the month % of section "%" in %.', of_month, of_section, of_locale
        USING HINT = 'SELECT public_record.count_all_months() counts all months anew.';
    END IF;
  END IF;
  IF now_kept."stories" = 0 THEN
    DELETE FROM "public_record"."story_month"
    WHERE "locale" = of_locale AND "section_key" = of_section AND "month" = of_month;
  ELSIF now_kept."changed_at" = last_was AND (last_is IS NULL OR last_is < last_was) THEN
    -- By a statement of its own: the row is locked, and what others did to the month before is seen.
    UPDATE "public_record"."story_month" SET "changed_at" = (
      SELECT max(greatest("updated_at", "withdrawn_at")) FROM "public_record"."publication"
      WHERE "locale" = of_locale AND "kind" = 'ARTICLE' AND "state" IN ('LIVE', 'WITHDRAWN')
        AND "story_date" >= of_month AND "story_date" < (of_month + interval '1 month')::date
        AND coalesce("section_key", '') = of_section)
    WHERE "locale" = of_locale AND "section_key" = of_section AND "month" = of_month;
  END IF;
END
$$;

-- What is emptied at one stroke has no rows that triggers could count off.
CREATE FUNCTION "public_record"."months_clear"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "public_record"."story_month";
  RETURN NULL;
END
$$;
CREATE TRIGGER "publication_counted_none" AFTER TRUNCATE ON "public_record"."publication"
FOR EACH STATEMENT EXECUTE FUNCTION "public_record"."months_clear"();

-- A connection keeps the plans of a trigger. Those that were made for ten thousand rows at once read the whole table
-- for each single row that came later: 340 to 1,160 ms for a story. Those for one row compared ten thousand rows with
-- each other: half a minute. Statements that are given values are planned for
-- these; one that is given none has one plan whatever is set, unless it is executed as a text.
CREATE OR REPLACE FUNCTION "public_record"."date_documents"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE $statement$
    UPDATE "public_record"."publication" AS own SET "backfilled" = false
    FROM gained, LATERAL (
      SELECT "public_record"."newsroom_day"(min("first_published_at")) AS "day" FROM "public_record"."publication"
      WHERE "document_id" = gained."document_id") AS "first"
    WHERE own."document_id" = gained."document_id" AND own."backfilled" AND own."story_date" >= "first"."day"
  $statement$;
  RETURN NULL;
END
$$;
-- As before (20261123021000_sitemap_pieces), but for that.
CREATE OR REPLACE FUNCTION "public_record"."sitemaps_change"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moved record;
BEGIN
  FOR moved IN EXECUTE $statement$
    SELECT DISTINCT "each"."locale" FROM (
      SELECT was."locale" FROM was LEFT JOIN became USING ("id", "locale", "kind", "first_published_at")
      WHERE was."kind" = 'ARTICLE' AND became."id" IS NULL
      UNION ALL
      SELECT became."locale" FROM became LEFT JOIN was USING ("id", "locale", "kind", "first_published_at")
      WHERE became."kind" = 'ARTICLE' AND was."id" IS NULL) AS "each"
  $statement$
  LOOP
    PERFORM "public_record"."cut_sitemaps"(moved."locale", '-infinity', '00000000-0000-0000-0000-000000000000');
  END LOOP;
  IF FOUND THEN RETURN NULL; END IF;
  EXECUTE $statement$
    UPDATE "public_record"."sitemap_piece" AS kept SET "live" = kept."live" + change."live",
      "changed_at" = greatest(kept."changed_at", change."changed_at")
    FROM (
      SELECT became."locale", place."piece",
        sum((became."state" = 'LIVE')::int - (was."state" = 'LIVE')::int)::int AS "live",
        max(greatest(became."updated_at", became."withdrawn_at")) AS "changed_at"
      FROM became JOIN was USING ("id"), LATERAL (
        SELECT "piece" FROM "public_record"."sitemap_piece"
        WHERE "locale" = became."locale" AND ("first_published_at", "first_id") <= (became."first_published_at", became."id")
        ORDER BY "piece" DESC LIMIT 1) AS place
      WHERE became."kind" = 'ARTICLE'
      GROUP BY 1, 2) AS change
    WHERE kept."locale" = change."locale" AND kept."piece" = change."piece"
  $statement$;
  RETURN NULL;
END
$$;
ALTER FUNCTION "public_record"."sitemaps_gain"() SET plan_cache_mode = force_custom_plan;
ALTER FUNCTION "public_record"."sitemaps_change"() SET plan_cache_mode = force_custom_plan;
ALTER FUNCTION "public_record"."sitemaps_lose"() SET plan_cache_mode = force_custom_plan;
ALTER FUNCTION "public_record"."months_gain"() SET plan_cache_mode = force_custom_plan;
ALTER FUNCTION "public_record"."months_change"() SET plan_cache_mode = force_custom_plan;
ALTER FUNCTION "public_record"."months_lose"() SET plan_cache_mode = force_custom_plan;
