-- AlterTable
ALTER TABLE "editorial"."comment" ADD COLUMN     "edited_at" TIMESTAMPTZ,
ADD COLUMN     "words" TEXT NOT NULL DEFAULT '';
