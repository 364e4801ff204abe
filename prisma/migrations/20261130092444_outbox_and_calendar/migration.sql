-- AlterTable
ALTER TABLE "editorial"."assignment" ADD COLUMN     "ended_by" TEXT;

-- CreateTable
CREATE TABLE "editorial"."outbox_mail" (
    "id" UUID NOT NULL,
    "letter" TEXT NOT NULL,
    "about" JSONB NOT NULL,
    "bundle_for" TEXT,
    "due_at" TIMESTAMPTZ NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leased_until" TIMESTAMPTZ,
    "last_fault" TEXT,
    "last_error" TEXT,
    "first_failed_at" TIMESTAMPTZ,
    "last_tried_at" TIMESTAMPTZ,
    "failed_at" TIMESTAMPTZ,
    "sent_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "outbox_mail_sent_at_failed_at_due_at_idx" ON "editorial"."outbox_mail"("sent_at", "failed_at", "due_at");

-- CreateIndex
CREATE INDEX "outbox_mail_bundle_for_idx" ON "editorial"."outbox_mail"("bundle_for");

-- CreateIndex
CREATE INDEX "assignment_done_at_due_on_idx" ON "editorial"."assignment"("done_at", "due_on");

-- CreateIndex
CREATE INDEX "document_story_date_idx" ON "editorial"."document"("story_date");
