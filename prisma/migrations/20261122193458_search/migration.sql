-- Everything from "Written by hand" on is not generated; nor is fastupdate: with it a search would read
-- what was published since the last vacuum entry by entry.

-- CreateTable
CREATE TABLE "editorial"."draft_entry" (
    "translation_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "vector" tsvector NOT NULL,

    CONSTRAINT "draft_entry_pkey" PRIMARY KEY ("translation_id")
);

-- CreateTable
CREATE TABLE "public_record"."search_entry" (
    "publication_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "section_key" TEXT,
    "year" SMALLINT,
    "story_date" DATE NOT NULL,
    "vector" tsvector NOT NULL,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("publication_id")
);

-- CreateTable
CREATE TABLE "public_record"."search_word" (
    "locale" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "texts" INTEGER NOT NULL,
    "near" TEXT[],

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("locale","word")
);

-- CreateTable
CREATE TABLE "public_record"."search_name" (
    "id" SERIAL NOT NULL,
    "zh" TEXT[],
    "en" TEXT[],
    "ru" TEXT[],

    CONSTRAINT "search_name_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "draft_entry_vector_idx" ON "editorial"."draft_entry" USING GIN ("vector") WITH (fastupdate = off);

-- CreateIndex
CREATE INDEX "draft_entry_locale_day_idx" ON "editorial"."draft_entry"("locale", "day" DESC);

-- CreateIndex
CREATE INDEX "search_entry_vector_idx" ON "public_record"."search_entry" USING GIN ("vector") WITH (fastupdate = off);

-- CreateIndex
CREATE INDEX "search_entry_locale_story_date_idx" ON "public_record"."search_entry"("locale", "story_date" DESC);

-- CreateIndex
CREATE INDEX "search_word_near_idx" ON "public_record"."search_word" USING GIN ("near");

-- AddForeignKey
ALTER TABLE "editorial"."draft_entry" ADD CONSTRAINT "draft_entry_translation_id_fkey" FOREIGN KEY ("translation_id") REFERENCES "editorial"."translation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "public_record"."search_entry" ADD CONSTRAINT "search_entry_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "public_record"."publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand

-- Vectors stand apart from their rows, and are not compressed: a ranking reads some hundred of them.
ALTER TABLE "public_record"."search_entry" ALTER COLUMN "vector" SET STORAGE EXTERNAL;
ALTER TABLE "editorial"."draft_entry" ALTER COLUMN "vector" SET STORAGE EXTERNAL;

-- Words go with the last text that has them, however it goes: taken back, or removed with all that hangs on it.
CREATE FUNCTION "public_record"."forget_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "public_record"."search_word" AS kept SET "texts" = kept."texts" - words."texts"
  FROM (SELECT gone."locale", substr(lexeme, 2) AS word, count(*)::int AS texts
        FROM gone, unnest(tsvector_to_array(gone."vector")) AS lexeme WHERE lexeme LIKE '=%' GROUP BY 1, 2) AS words
  WHERE kept."locale" = words."locale" AND kept."word" = words."word";
  DELETE FROM "public_record"."search_word" AS kept
  USING gone, unnest(tsvector_to_array(gone."vector")) AS lexeme
  WHERE lexeme LIKE '=%' AND kept."locale" = gone."locale" AND kept."word" = substr(lexeme, 2)
    AND kept."texts" <= 0;
  RETURN NULL;
END
$$;
CREATE TRIGGER "search_entry_gone" AFTER DELETE ON "public_record"."search_entry"
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "public_record"."forget_words"();
