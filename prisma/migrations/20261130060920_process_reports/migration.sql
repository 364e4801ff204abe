-- Written every few seconds and worth nothing after a crash: no log of changes.
-- CreateTable
CREATE UNLOGGED TABLE "editorial"."process_report" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "stuck" TEXT[],
    "metrics" TEXT NOT NULL,

    CONSTRAINT "process_report_pkey" PRIMARY KEY ("id")
);
