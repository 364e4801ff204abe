-- Written every few seconds and worth nothing after a crash: no log of changes.
-- CreateTable
CREATE UNLOGGED TABLE "editorial"."site_machine" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "word" JSONB NOT NULL,

    CONSTRAINT "site_machine_pkey" PRIMARY KEY ("id")
);
