-- AlterTable
ALTER TABLE "editorial"."receipt_url" ADD COLUMN     "behind" TEXT[] DEFAULT ARRAY[]::TEXT[];
