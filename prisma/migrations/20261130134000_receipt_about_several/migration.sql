-- AlterTable
ALTER TABLE "editorial"."receipt" ADD COLUMN     "about" JSONB;
