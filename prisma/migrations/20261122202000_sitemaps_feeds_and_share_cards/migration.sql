-- AlterTable
ALTER TABLE "public_record"."publication" ADD COLUMN     "primary_locale" TEXT;

-- AlterTable
ALTER TABLE "public_record"."published_picture" ADD COLUMN     "focal_x" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
ADD COLUMN     "focal_y" DOUBLE PRECISION NOT NULL DEFAULT 0.5;

-- CreateTable
CREATE TABLE "public_record"."share_card" (
    "publication_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "share_card_pkey" PRIMARY KEY ("publication_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "share_card_hash_key" ON "public_record"."share_card"("hash");

-- CreateIndex
CREATE INDEX "publication_locale_kind_first_published_at_id_idx" ON "public_record"."publication"("locale", "kind", "first_published_at", "id");

-- CreateIndex
CREATE INDEX "publication_locale_kind_section_key_first_published_at_id_idx" ON "public_record"."publication"("locale", "kind", "section_key", "first_published_at", "id");

-- AddForeignKey
ALTER TABLE "public_record"."share_card" ADD CONSTRAINT "share_card_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "public_record"."publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is public already was written in a language, too.
UPDATE "public_record"."publication" AS "p" SET "primary_locale" = "d"."primary_locale"
FROM "editorial"."document" AS "d" WHERE "d"."id" = "p"."document_id";
