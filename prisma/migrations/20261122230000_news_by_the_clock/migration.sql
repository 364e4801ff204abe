-- The clock that public reads go by: a function, so that a test can set it as it sets "editorial"."clock".
CREATE FUNCTION "public_record"."clock"() RETURNS timestamptz
LANGUAGE sql VOLATILE AS 'SELECT clock_timestamp()';

-- When a story is no news any more: two days after it came out here, and three after the day on which it was told,
-- by the newsroom's calendar. Both the news sitemaps and the jobs that make them anew go by it.
CREATE FUNCTION "public_record"."leaves_news"("first_published_at" timestamptz, "story_date" date) RETURNS timestamptz
LANGUAGE sql IMMUTABLE AS $$
  SELECT least("first_published_at" + interval '48 hours', ("story_date" + 3)::timestamp AT TIME ZONE 'Asia/Shanghai')
$$;

-- What is news already leaves in its time, too.
INSERT INTO "editorial"."job" ("id", "kind", "payload", "due_at")
SELECT gen_random_uuid(), 'age-news', jsonb_build_object('locale', "locale"),
  "public_record"."leaves_news"("first_published_at", "story_date")
FROM "public_record"."publication"
WHERE "kind" = 'ARTICLE' AND "state" = 'LIVE'
  AND "public_record"."leaves_news"("first_published_at", "story_date") > "editorial"."clock"();
