-- CreateTable
CREATE TABLE "public_record"."sitemap_piece" (
    "locale" TEXT NOT NULL,
    "piece" INTEGER NOT NULL,
    "first_published_at" TIMESTAMPTZ NOT NULL,
    "first_id" UUID NOT NULL,
    "stories" INTEGER NOT NULL,
    "live" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "sitemap_piece_pkey" PRIMARY KEY ("locale","piece")
);

-- Written by hand

-- `urlsPerSitemap` in features/publication/series.ts, which a test holds to it.
CREATE FUNCTION "public_record"."urls_per_sitemap"() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2000';

-- Cuts the stories of a language into pieces anew, from the piece on in which the place of such a story is.
CREATE FUNCTION "public_record"."cut_sitemaps"("of_locale" text, "from_at" timestamptz, "from_id" uuid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  begun record;
BEGIN
  SELECT "piece", "first_published_at", "first_id" INTO begun FROM "public_record"."sitemap_piece"
  WHERE "locale" = of_locale AND ("first_published_at", "first_id") <= (from_at, from_id)
  ORDER BY "piece" DESC LIMIT 1;
  IF NOT FOUND THEN
    SELECT 1 AS "piece", '-infinity'::timestamptz AS "first_published_at",
      '00000000-0000-0000-0000-000000000000'::uuid AS "first_id" INTO begun;
  END IF;
  DELETE FROM "public_record"."sitemap_piece" WHERE "locale" = of_locale AND "piece" >= begun."piece";
  INSERT INTO "public_record"."sitemap_piece"
  SELECT of_locale, placed."piece", (array_agg("first_published_at" ORDER BY "number"))[1],
    (array_agg("id" ORDER BY "number"))[1], count(*), count(*) FILTER (WHERE "state" = 'LIVE'),
    max(greatest("updated_at", "withdrawn_at"))
  FROM (
    SELECT "number", "id", "first_published_at", "state", "updated_at", "withdrawn_at",
      begun."piece" + (("number" - 1) / "public_record"."urls_per_sitemap"())::int AS "piece"
    FROM (
      SELECT row_number() OVER (ORDER BY "first_published_at", "id") AS "number", "id",
        "first_published_at", "state", "updated_at", "withdrawn_at"
      FROM "public_record"."publication"
      WHERE "locale" = of_locale AND "kind" = 'ARTICLE'
        AND ("first_published_at", "id") >= (begun."first_published_at", begun."first_id")
    ) AS "numbered"
  ) AS placed
  GROUP BY placed."piece";
END
$$;

-- A story that comes last, as those do that are published, is counted to the last piece or begins the next.
-- Whatever comes otherwise (many at once, or an earlier place) has the pieces cut anew from there on.
CREATE FUNCTION "public_record"."sitemaps_gain"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own record;
BEGIN
  FOR own IN
    SELECT DISTINCT ON ("locale") *, count(*) OVER (PARTITION BY "locale") AS "together"
    FROM gained WHERE "kind" = 'ARTICLE' ORDER BY "locale", "first_published_at", "id"
  LOOP
    IF own."together" > 1 OR EXISTS (
      SELECT FROM "public_record"."publication"
      WHERE "locale" = own."locale" AND "kind" = 'ARTICLE'
        AND ("first_published_at", "id") > (own."first_published_at", own."id"))
    THEN
      PERFORM "public_record"."cut_sitemaps"(own."locale", own."first_published_at", own."id");
      CONTINUE;
    END IF;
    UPDATE "public_record"."sitemap_piece" SET "stories" = "stories" + 1,
      "live" = "live" + (own."state" = 'LIVE')::int,
      "changed_at" = greatest("changed_at", own."updated_at", own."withdrawn_at")
    WHERE "locale" = own."locale" AND "stories" < "public_record"."urls_per_sitemap"()
      AND "piece" = (SELECT max("piece") FROM "public_record"."sitemap_piece" WHERE "locale" = own."locale");
    IF NOT FOUND THEN
      INSERT INTO "public_record"."sitemap_piece"
      SELECT own."locale", coalesce(max("piece"), 0) + 1, own."first_published_at", own."id", 1,
        (own."state" = 'LIVE')::int, greatest(own."updated_at", own."withdrawn_at")
      FROM "public_record"."sitemap_piece" WHERE "locale" = own."locale";
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;
CREATE TRIGGER "publication_gained" AFTER INSERT ON "public_record"."publication"
REFERENCING NEW TABLE AS gained FOR EACH STATEMENT EXECUTE FUNCTION "public_record"."sitemaps_gain"();

-- A story keeps its place when it changes, is withdrawn or comes back.
CREATE FUNCTION "public_record"."sitemaps_change"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moved record;
BEGIN
  FOR moved IN
    SELECT DISTINCT "each"."locale" FROM (
      SELECT was."locale" FROM was LEFT JOIN became USING ("id", "locale", "kind", "first_published_at")
      WHERE was."kind" = 'ARTICLE' AND became."id" IS NULL
      UNION ALL
      SELECT became."locale" FROM became LEFT JOIN was USING ("id", "locale", "kind", "first_published_at")
      WHERE became."kind" = 'ARTICLE' AND was."id" IS NULL) AS "each"
  LOOP
    PERFORM "public_record"."cut_sitemaps"(moved."locale", '-infinity', '00000000-0000-0000-0000-000000000000');
  END LOOP;
  IF FOUND THEN RETURN NULL; END IF;
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
  WHERE kept."locale" = change."locale" AND kept."piece" = change."piece";
  RETURN NULL;
END
$$;
CREATE TRIGGER "publication_changed" AFTER UPDATE ON "public_record"."publication"
REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION "public_record"."sitemaps_change"();

-- Nothing that was public is ever deleted by the site; what tests and commands remove is no exception here.
CREATE FUNCTION "public_record"."sitemaps_lose"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own record;
BEGIN
  FOR own IN
    SELECT DISTINCT ON ("locale") "locale", "first_published_at", "id"
    FROM lost WHERE "kind" = 'ARTICLE' ORDER BY "locale", "first_published_at", "id"
  LOOP
    PERFORM "public_record"."cut_sitemaps"(own."locale", own."first_published_at", own."id");
  END LOOP;
  RETURN NULL;
END
$$;
CREATE TRIGGER "publication_lost" AFTER DELETE ON "public_record"."publication"
REFERENCING OLD TABLE AS lost FOR EACH STATEMENT EXECUTE FUNCTION "public_record"."sitemaps_lose"();

-- What is public already.
SELECT "public_record"."cut_sitemaps"("locale", '-infinity', '00000000-0000-0000-0000-000000000000')
FROM (SELECT DISTINCT "locale" FROM "public_record"."publication" WHERE "kind" = 'ARTICLE') AS "languages";
