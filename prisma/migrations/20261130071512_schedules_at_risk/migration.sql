-- AlterTable
ALTER TABLE "editorial"."schedule" ADD COLUMN     "risk" JSONB;
