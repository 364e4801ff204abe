-- CreateEnum
CREATE TYPE "editorial"."MediaKind" AS ENUM ('PICTURE', 'FILE');

-- AlterTable
ALTER TABLE "editorial"."media" ADD COLUMN     "bytes" INTEGER,
ADD COLUMN     "frames" INTEGER,
ADD COLUMN     "kind" "editorial"."MediaKind" NOT NULL DEFAULT 'PICTURE',
ADD COLUMN     "language" TEXT,
ADD COLUMN     "licence" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "licence_until" DATE,
ADD COLUMN     "name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "pages" INTEGER,
ADD COLUMN     "source_sha256" TEXT,
ALTER COLUMN "width" DROP NOT NULL,
ALTER COLUMN "height" DROP NOT NULL,
ALTER COLUMN "placeholder" SET DEFAULT '';

-- AlterTable
ALTER TABLE "editorial"."media_text" ADD COLUMN     "licence" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "title" TEXT NOT NULL DEFAULT '',
ALTER COLUMN "alt" SET DEFAULT '';

-- CreateTable
CREATE TABLE "editorial"."media_file" (
    "hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "media_file_pkey" PRIMARY KEY ("hash","name")
);

-- CreateTable
CREATE TABLE "public_record"."published_file" (
    "publication_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "pages" INTEGER,
    "language" TEXT,
    "title" TEXT NOT NULL,

    CONSTRAINT "published_file_pkey" PRIMARY KEY ("publication_id","hash")
);

-- CreateIndex
CREATE INDEX "published_file_hash_idx" ON "public_record"."published_file"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "media_source_sha256_key" ON "editorial"."media"("source_sha256");

-- AddForeignKey
ALTER TABLE "public_record"."published_file" ADD CONSTRAINT "published_file_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "public_record"."publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rows from before are pictures, and what is not known of them stays empty:
-- `source_sha256`, `name` and `bytes` are filled when the same file comes in
-- again and when what is stored is compared.
ALTER TABLE "editorial"."media" ADD CONSTRAINT "media_picture_measured"
  CHECK ("kind" = 'FILE' OR ("width" IS NOT NULL AND "height" IS NOT NULL));
