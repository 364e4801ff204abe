-- CreateEnum
CREATE TYPE "editorial"."opinion_answer" AS ENUM ('AGREE', 'CHANGE');

-- AlterTable
ALTER TABLE "editorial"."share_link" ADD COLUMN     "asks_opinion" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "editorial"."opinion" (
    "id" UUID NOT NULL,
    "share_link_id" UUID NOT NULL,
    "translation_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "content_hash" TEXT NOT NULL,
    "answer" "editorial"."opinion_answer" NOT NULL,
    "name" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "given_at" TIMESTAMPTZ NOT NULL,
    "replaced_by_id" UUID,

    CONSTRAINT "opinion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "opinion_translation_id_given_at_idx" ON "editorial"."opinion"("translation_id", "given_at");

-- CreateIndex
CREATE INDEX "opinion_share_link_id_idx" ON "editorial"."opinion"("share_link_id");

-- CreateIndex
CREATE INDEX "opinion_revision_id_idx" ON "editorial"."opinion"("revision_id");

-- AddForeignKey
ALTER TABLE "editorial"."opinion" ADD CONSTRAINT "opinion_translation_id_fkey" FOREIGN KEY ("translation_id") REFERENCES "editorial"."translation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."opinion" ADD CONSTRAINT "opinion_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "editorial"."revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;
