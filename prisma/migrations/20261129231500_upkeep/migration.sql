-- AlterTable
ALTER TABLE "editorial"."media" ADD COLUMN     "file_digest" TEXT;

-- CreateTable
CREATE TABLE "editorial"."upkeep" (
    "task" TEXT NOT NULL,
    "wanted" TEXT NOT NULL,
    "last" TEXT NOT NULL DEFAULT '',
    "done" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "faults" JSONB NOT NULL DEFAULT '[]',
    "leased_until" TIMESTAMPTZ,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "upkeep_pkey" PRIMARY KEY ("task")
);
