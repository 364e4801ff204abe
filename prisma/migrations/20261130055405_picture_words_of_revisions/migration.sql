-- CreateTable
CREATE TABLE "editorial"."revision_media" (
    "revision_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "alt" TEXT NOT NULL,
    "caption" TEXT NOT NULL DEFAULT '',
    "credit" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "revision_media_pkey" PRIMARY KEY ("revision_id","hash")
);

-- CreateIndex
CREATE INDEX "revision_media_hash_idx" ON "editorial"."revision_media"("hash");

-- AddForeignKey
ALTER TABLE "editorial"."revision_media" ADD CONSTRAINT "revision_media_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "editorial"."revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Never changed; goes only with its revision, or when that was erased.
CREATE FUNCTION "editorial"."refuse_change_of_picture_words"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (
    SELECT FROM "editorial"."revision" WHERE "id" = OLD."revision_id" AND "erased_at" IS NULL)
  THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'revision-immutable: the picture words of revision % are never changed', OLD."revision_id"
    USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "revision_media_rows" BEFORE UPDATE OR DELETE ON "editorial"."revision_media"
  FOR EACH ROW EXECUTE FUNCTION "editorial"."refuse_change_of_picture_words"();

-- Until now the words of a picture stood with the picture, for every text that
-- showed it. Writes down what the newest, scheduled and live revision of each
-- text say, so that what was approved or scheduled by their hashes still holds:
-- the newest and the scheduled ones as they would have been published now, an
-- earlier one that is live as it was published. Leaves alone what stands there
-- already. Called by this migration, and by each restore, for archives from
-- before it.
CREATE FUNCTION "editorial"."freeze_picture_words"() RETURNS void
LANGUAGE sql AS $$
  INSERT INTO "editorial"."revision_media" ("revision_id", "hash", "alt", "caption", "credit")
  SELECT shown.revision_id, shown.hash,
    coalesce(published.alt, proposed.alt, ''),
    coalesce(published.caption, proposed.caption, ''),
    coalesce(published.credit, proposed.credit, '')
  FROM (
    SELECT revision.id AS revision_id, text.locale, live.id AS live_id, figure.hash
    FROM "editorial"."translation" AS text
    JOIN "editorial"."document" AS document ON document.id = text.document_id
    JOIN "editorial"."revision" AS revision ON revision.translation_id = text.id
    LEFT JOIN "public_record"."publication" AS live
      ON live.document_id = text.document_id AND live.locale = text.locale
     AND live.state = 'LIVE' AND live.source_version = revision.number
    CROSS JOIN LATERAL (
      SELECT block -> 'attrs' ->> 'picture' AS hash
      FROM jsonb_array_elements(
        CASE WHEN jsonb_typeof(revision.body -> 'content') = 'array'
          THEN revision.body -> 'content' ELSE '[]' END) AS block
      WHERE block ->> 'type' = 'figure'
      UNION SELECT media.hash FROM "editorial"."media" AS media
      WHERE media.id = document.lead_media_id) AS figure
    WHERE figure.hash IS NOT NULL AND revision.erased_at IS NULL AND revision.refused IS NULL
      AND (revision.id = text.head_revision_id OR live.id IS NOT NULL OR EXISTS (
        SELECT FROM "editorial"."scheduled_text" AS waiting
        JOIN "editorial"."schedule" AS schedule ON schedule.id = waiting.schedule_id
        WHERE waiting.revision_id = revision.id AND schedule.state = 'PENDING'))
  ) AS shown
  LEFT JOIN "public_record"."published_picture" AS published
    ON published.publication_id = shown.live_id AND published.hash = shown.hash
   AND NOT EXISTS (
     SELECT FROM "editorial"."translation" AS text WHERE text.head_revision_id = shown.revision_id)
  LEFT JOIN "editorial"."media" AS media ON media.hash = shown.hash
  LEFT JOIN "editorial"."media_text" AS proposed
    ON proposed.media_id = media.id AND proposed.locale = shown.locale
  ON CONFLICT DO NOTHING
$$;
SELECT "editorial"."freeze_picture_words"();
