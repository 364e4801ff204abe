-- CreateTable
CREATE TABLE "public_record"."story_month" (
    "locale" TEXT NOT NULL,
    "section_key" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "stories" INTEGER NOT NULL,
    "live" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "story_month_pkey" PRIMARY KEY ("locale","section_key","month")
);

-- CreateIndex
CREATE INDEX "publication_related_idx" ON "public_record"."publication" USING GIN ("related");

-- CreateIndex
CREATE INDEX "publication_links_idx" ON "public_record"."publication" USING GIN ("links");

-- Written by hand

-- The first day of a day's month.
CREATE FUNCTION "public_record"."month_of"("day" date) RETURNS date
LANGUAGE sql IMMUTABLE AS $$ SELECT "day" - (extract(day FROM "day")::int - 1) $$;

-- When a month begins in the newsroom's zone: of a story that is dated in it, `published_at` is no earlier.
CREATE FUNCTION "public_record"."month_begins"("month" date) RETURNS timestamptz
LANGUAGE sql IMMUTABLE AS $$ SELECT "month"::timestamp AT TIME ZONE 'Asia/Shanghai' $$;

-- A story is published on its own day, so that lists, which go by days, and feeds, which go by
-- `published_at`, agree on its month. The column has milliseconds and used to round to them: the last half of a
-- millisecond of a day became the next day.
CREATE OR REPLACE FUNCTION "public_record"."published_at"("story_date" date, "first_published_at" timestamptz)
RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN "public_record"."newsroom_day"("first_published_at") = "story_date"
      THEN date_trunc('milliseconds', "first_published_at")
    ELSE ("story_date" + time '12:00') AT TIME ZONE 'Asia/Shanghai'
  END
$$;
-- The trigger works it out anew.
UPDATE "public_record"."publication" SET "published_at" = "published_at"
WHERE "public_record"."newsroom_day"("published_at") <> "story_date";

-- Counts a difference to the month of a section.
-- `last_was`: the newest change of those of its stories that a statement took or altered; `last_is`: the same of
-- what it put in their place. Only where the newest of all went may an older one be the newest now.
CREATE FUNCTION "public_record"."count_to_month"(
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

-- Each statement is counted by its months, always in the same order, so that two wait for each other and do not
-- lock each other out. (The names of the triggers come before those that write there again.)
CREATE FUNCTION "public_record"."months_gain"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "public_record"."count_to_month"("locale", "section", "month", "stories", "live", NULL, "changed_at")
  FROM (
    SELECT "locale", coalesce("section_key", '') AS "section", "public_record"."month_of"("story_date") AS "month",
      count(*)::int AS "stories", (count(*) FILTER (WHERE "state" = 'LIVE'))::int AS "live",
      max(greatest("updated_at", "withdrawn_at")) AS "changed_at"
    FROM gained WHERE "kind" = 'ARTICLE' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3) AS each;
  RETURN NULL;
END
$$;
CREATE TRIGGER "publication_counted" AFTER INSERT ON "public_record"."publication"
REFERENCING NEW TABLE AS gained FOR EACH STATEMENT EXECUTE FUNCTION "public_record"."months_gain"();

CREATE FUNCTION "public_record"."months_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "public_record"."count_to_month"("locale", "section", "month", "more", "more_live", "last_was", "last_is")
  FROM (
    SELECT "locale", "section", "month", sum("stories")::int AS "more", sum("live")::int AS "more_live",
      max("was_at") AS "last_was", max("is_at") AS "last_is"
    FROM (
      SELECT "locale", coalesce("section_key", '') AS "section", "public_record"."month_of"("story_date") AS "month",
        -1 AS "stories", -("state" = 'LIVE')::int AS "live",
        greatest("updated_at", "withdrawn_at") AS "was_at", NULL::timestamptz AS "is_at"
      FROM was WHERE "kind" = 'ARTICLE'
      UNION ALL
      SELECT "locale", coalesce("section_key", ''), "public_record"."month_of"("story_date"),
        1, ("state" = 'LIVE')::int, NULL, greatest("updated_at", "withdrawn_at")
      FROM became WHERE "kind" = 'ARTICLE') AS each
    GROUP BY 1, 2, 3
    HAVING sum("stories") <> 0 OR sum("live") <> 0 OR max("was_at") IS DISTINCT FROM max("is_at")
    ORDER BY 1, 2, 3) AS change;
  RETURN NULL;
END
$$;
CREATE TRIGGER "publication_counted_anew" AFTER UPDATE ON "public_record"."publication"
REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION "public_record"."months_change"();

CREATE FUNCTION "public_record"."months_lose"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "public_record"."count_to_month"("locale", "section", "month", -"stories", -"live", "changed_at", NULL)
  FROM (
    SELECT "locale", coalesce("section_key", '') AS "section", "public_record"."month_of"("story_date") AS "month",
      count(*)::int AS "stories", (count(*) FILTER (WHERE "state" = 'LIVE'))::int AS "live",
      max(greatest("updated_at", "withdrawn_at")) AS "changed_at"
    FROM lost WHERE "kind" = 'ARTICLE' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3) AS each;
  RETURN NULL;
END
$$;
CREATE TRIGGER "publication_counted_off" AFTER DELETE ON "public_record"."publication"
REFERENCING OLD TABLE AS lost FOR EACH STATEMENT EXECUTE FUNCTION "public_record"."months_lose"();

-- All months anew, for what is public already and for whoever wrote without triggers.
CREATE FUNCTION "public_record"."count_all_months"() RETURNS void LANGUAGE sql AS $$
  DELETE FROM "public_record"."story_month";
  INSERT INTO "public_record"."story_month" ("locale", "section_key", "month", "stories", "live", "changed_at")
  SELECT "locale", coalesce("section_key", ''), "public_record"."month_of"("story_date"),
    count(*), count(*) FILTER (WHERE "state" = 'LIVE'), max(greatest("updated_at", "withdrawn_at"))
  FROM "public_record"."publication" WHERE "kind" = 'ARTICLE' GROUP BY 1, 2, 3;
$$;
SELECT "public_record"."count_all_months"();
