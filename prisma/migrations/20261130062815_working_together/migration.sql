-- CreateEnum
CREATE TYPE "editorial"."AssignmentTask" AS ENUM ('WRITE', 'TRANSLATE', 'REVIEW');

-- AlterTable
ALTER TABLE "editorial"."document" ADD COLUMN     "archived_at" TIMESTAMPTZ,
ADD COLUMN     "trashed_at" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "editorial"."revision" ADD COLUMN     "links" JSONB;

-- CreateTable
CREATE TABLE "editorial"."revision_name" (
    "translation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "named_by_name" TEXT NOT NULL,
    "named_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "revision_name_pkey" PRIMARY KEY ("translation_id","number")
);

-- CreateTable
CREATE TABLE "editorial"."unit_link" (
    "translation_id" UUID NOT NULL,
    "unit" TEXT NOT NULL,
    "source_locale" TEXT NOT NULL,
    "source_unit" TEXT NOT NULL,
    "source_hash" TEXT NOT NULL,
    "source_text" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "confirmed_by_id" TEXT,
    "confirmed_at" TIMESTAMPTZ,
    "reason" TEXT,

    CONSTRAINT "unit_link_pkey" PRIMARY KEY ("translation_id","unit")
);

-- CreateTable
CREATE TABLE "editorial"."comment" (
    "id" UUID NOT NULL,
    "translation_id" UUID NOT NULL,
    "revision_number" INTEGER NOT NULL,
    "unit" TEXT,
    "quote" TEXT NOT NULL DEFAULT '',
    "starts" INTEGER NOT NULL DEFAULT 0,
    "ends" INTEGER NOT NULL DEFAULT 0,
    "parent_id" UUID,
    "author_id" TEXT,
    "author_name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "mentions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ NOT NULL,
    "resolved_at" TIMESTAMPTZ,
    "resolved_by_name" TEXT,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."assignment" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "task" "editorial"."AssignmentTask" NOT NULL,
    "user_id" TEXT NOT NULL,
    "due_on" DATE,
    "done_at" TIMESTAMPTZ,
    "assigned_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."notification" (
    "id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "event_key" TEXT NOT NULL,
    "document_id" UUID,
    "locale" TEXT,
    "actor_name" TEXT NOT NULL DEFAULT '',
    "detail" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ NOT NULL,
    "read_at" TIMESTAMPTZ,
    "mailed_at" TIMESTAMPTZ,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."notification_choice" (
    "user_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "mail" BOOLEAN NOT NULL,

    CONSTRAINT "notification_choice_pkey" PRIMARY KEY ("user_id","kind")
);

-- CreateIndex
CREATE INDEX "comment_translation_id_created_at_idx" ON "editorial"."comment"("translation_id", "created_at");

-- CreateIndex
CREATE INDEX "assignment_user_id_done_at_idx" ON "editorial"."assignment"("user_id", "done_at");

-- CreateIndex
CREATE INDEX "assignment_due_on_idx" ON "editorial"."assignment"("due_on");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_document_id_locale_task_user_id_key" ON "editorial"."assignment"("document_id", "locale", "task", "user_id");

-- CreateIndex
CREATE INDEX "notification_user_id_read_at_created_at_idx" ON "editorial"."notification"("user_id", "read_at", "created_at");

-- CreateIndex
CREATE INDEX "notification_mailed_at_created_at_idx" ON "editorial"."notification"("mailed_at", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notification_user_id_event_key_key" ON "editorial"."notification"("user_id", "event_key");

-- AddForeignKey
ALTER TABLE "editorial"."revision_name" ADD CONSTRAINT "revision_name_translation_id_fkey" FOREIGN KEY ("translation_id") REFERENCES "editorial"."translation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."unit_link" ADD CONSTRAINT "unit_link_translation_id_fkey" FOREIGN KEY ("translation_id") REFERENCES "editorial"."translation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."comment" ADD CONSTRAINT "comment_translation_id_fkey" FOREIGN KEY ("translation_id") REFERENCES "editorial"."translation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."comment" ADD CONSTRAINT "comment_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "editorial"."comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."assignment" ADD CONSTRAINT "assignment_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "editorial"."document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."assignment" ADD CONSTRAINT "assignment_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "editorial"."user"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "editorial"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."notification_choice" ADD CONSTRAINT "notification_choice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "editorial"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An erasure takes the links as well.
CREATE OR REPLACE FUNCTION "editorial"."refuse_change_of_revision"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."erased_at" IS NULL AND NEW."erased_at" IS NOT NULL
     AND NEW."title" = '' AND NEW."summary" = '' AND NEW."slug" = ''
     AND NEW."short_title" IS NULL AND NEW."headline_breaks" IS NULL
     AND NEW."byline" IS NULL AND NEW."source" IS NULL AND NEW."responsible_editor" IS NULL
     AND NEW."refused" IS NULL AND NEW."links" IS NULL
     AND NEW."body" = '{"type":"doc","content":[]}'::jsonb
     AND (NEW."id", NEW."translation_id", NEW."number", NEW."content_hash", NEW."created_at", NEW."author_name")
       = (OLD."id", OLD."translation_id", OLD."number", OLD."content_hash", OLD."created_at", OLD."author_name")
     AND NEW."version" IS NOT DISTINCT FROM OLD."version"
     AND NEW."based_on_version" IS NOT DISTINCT FROM OLD."based_on_version"
     AND NEW."author_id" IS NOT DISTINCT FROM OLD."author_id"
     AND NEW."translated_from_revision_id" IS NOT DISTINCT FROM OLD."translated_from_revision_id"
     AND NEW."mended_at" IS NOT DISTINCT FROM OLD."mended_at"
  THEN
    RETURN NEW;
  END IF;
  IF OLD."refused" IS NOT NULL AND OLD."mended_at" IS NULL AND NEW."mended_at" IS NOT NULL
     AND to_jsonb(NEW) - 'mended_at' = to_jsonb(OLD) - 'mended_at'
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'revision-immutable: revision % is never changed', OLD."id" USING ERRCODE = 'restrict_violation';
END
$$;
