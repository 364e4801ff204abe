-- The unique index on revision(translation_id, version) meets a column that is new and empty here; it is
-- filled from the numbers, which are unique already. Everything from "Written by hand" on is not generated.

-- CreateEnum
CREATE TYPE "editorial"."Role" AS ENUM ('AUTHOR', 'EDITOR', 'ADMIN');

-- CreateEnum
CREATE TYPE "editorial"."ScheduleState" AS ENUM ('PENDING', 'DONE', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "editorial"."ReceiptState" AS ENUM ('PENDING', 'DONE', 'INCOMPLETE');

-- AlterTable
ALTER TABLE "editorial"."document" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "editorial"."revision" ADD COLUMN     "author_id" TEXT,
ADD COLUMN     "author_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "based_on_version" INTEGER,
ADD COLUMN     "erased_at" TIMESTAMPTZ,
ADD COLUMN     "slug" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "version" INTEGER;

-- AlterTable
ALTER TABLE "editorial"."site_settings" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "public_record"."publication" ADD COLUMN     "turn" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "editorial"."user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" "editorial"."Role" NOT NULL DEFAULT 'AUTHOR',
    "locale" TEXT NOT NULL DEFAULT 'zh',
    "disabled_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ,
    "refresh_token_expires_at" TIMESTAMPTZ,
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."approval" (
    "id" UUID NOT NULL,
    "translation_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "content_hash" TEXT NOT NULL,
    "approved_by_id" TEXT,
    "approver_name" TEXT NOT NULL,
    "self_approved" BOOLEAN NOT NULL,
    "approved_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."schedule" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ NOT NULL,
    "local_time" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "state" "editorial"."ScheduleState" NOT NULL DEFAULT 'PENDING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ,
    "last_error" TEXT,
    "alarmed_at" TIMESTAMPTZ,
    "ended_at" TIMESTAMPTZ,
    "receipt_id" UUID,
    "created_by_id" TEXT,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."scheduled_text" (
    "schedule_id" UUID NOT NULL,
    "translation_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "content_hash" TEXT NOT NULL,
    "change_note" TEXT,

    CONSTRAINT "scheduled_text_pkey" PRIMARY KEY ("schedule_id","translation_id")
);

-- CreateTable
CREATE TABLE "editorial"."receipt" (
    "id" UUID NOT NULL,
    "document_id" UUID,
    "verb" TEXT NOT NULL,
    "locales" TEXT[],
    "xid" BIGINT NOT NULL,
    "state" "editorial"."ReceiptState" NOT NULL DEFAULT 'PENDING',
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."receipt_url" (
    "receipt_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "tail" BOOLEAN NOT NULL DEFAULT false,
    "expected_status" INTEGER NOT NULL,
    "expected_hash" TEXT,
    "last_status" INTEGER,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "seen_at" TIMESTAMPTZ,

    CONSTRAINT "receipt_url_pkey" PRIMARY KEY ("receipt_id","path")
);

-- CreateTable
CREATE TABLE "editorial"."job" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "due_at" TIMESTAMPTZ NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leased_until" TIMESTAMPTZ,
    "last_error" TEXT,
    "failed_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."audit_event" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "document_id" UUID,
    "locale" TEXT,
    "from_editorial" TEXT,
    "from_public" TEXT,
    "to_editorial" TEXT,
    "to_public" TEXT,
    "revision_number" INTEGER,
    "content_hash" TEXT,
    "reason" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."navigation" (
    "locale" TEXT NOT NULL,
    "items" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "navigation_pkey" PRIMARY KEY ("locale")
);

-- CreateTable
CREATE TABLE "public_record"."published_navigation" (
    "locale" TEXT NOT NULL,
    "items" JSONB NOT NULL,

    CONSTRAINT "published_navigation_pkey" PRIMARY KEY ("locale")
);

-- CreateTable
CREATE TABLE "public_record"."lead_story" (
    "place" TEXT NOT NULL,
    "document_id" UUID NOT NULL,
    "until" TIMESTAMPTZ,
    "since" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "lead_story_pkey" PRIMARY KEY ("place")
);

-- CreateTable
CREATE TABLE "public_record"."old_address" (
    "address" TEXT NOT NULL,
    "target" TEXT NOT NULL,

    CONSTRAINT "old_address_pkey" PRIMARY KEY ("address")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "editorial"."user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "editorial"."session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "editorial"."session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "editorial"."account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "editorial"."verification"("identifier");

-- CreateIndex
CREATE INDEX "approval_translation_id_approved_at_idx" ON "editorial"."approval"("translation_id", "approved_at");

-- CreateIndex
CREATE INDEX "approval_revision_id_idx" ON "editorial"."approval"("revision_id");

-- CreateIndex
CREATE INDEX "schedule_state_due_at_idx" ON "editorial"."schedule"("state", "due_at");

-- CreateIndex
CREATE INDEX "schedule_document_id_idx" ON "editorial"."schedule"("document_id");

-- CreateIndex
CREATE INDEX "scheduled_text_translation_id_idx" ON "editorial"."scheduled_text"("translation_id");

-- CreateIndex
CREATE INDEX "receipt_state_created_at_idx" ON "editorial"."receipt"("state", "created_at");

-- CreateIndex
CREATE INDEX "receipt_document_id_created_at_idx" ON "editorial"."receipt"("document_id", "created_at");

-- CreateIndex
CREATE INDEX "job_failed_at_due_at_idx" ON "editorial"."job"("failed_at", "due_at");

-- CreateIndex
CREATE INDEX "audit_event_document_id_id_idx" ON "editorial"."audit_event"("document_id", "id");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "editorial"."audit_event"("at");

-- CreateIndex
CREATE INDEX "old_address_target_idx" ON "public_record"."old_address"("target");

-- CreateIndex
CREATE UNIQUE INDEX "revision_translation_id_version_key" ON "editorial"."revision"("translation_id", "version");

-- AddForeignKey
ALTER TABLE "editorial"."session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "editorial"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "editorial"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."revision" ADD CONSTRAINT "revision_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "editorial"."user"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."revision" ADD CONSTRAINT "revision_translated_from_revision_id_fkey" FOREIGN KEY ("translated_from_revision_id") REFERENCES "editorial"."revision"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."approval" ADD CONSTRAINT "approval_translation_id_fkey" FOREIGN KEY ("translation_id") REFERENCES "editorial"."translation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."approval" ADD CONSTRAINT "approval_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "editorial"."revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."approval" ADD CONSTRAINT "approval_approved_by_id_fkey" FOREIGN KEY ("approved_by_id") REFERENCES "editorial"."user"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."schedule" ADD CONSTRAINT "schedule_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "editorial"."document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."scheduled_text" ADD CONSTRAINT "scheduled_text_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "editorial"."schedule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."scheduled_text" ADD CONSTRAINT "scheduled_text_translation_id_fkey" FOREIGN KEY ("translation_id") REFERENCES "editorial"."translation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."scheduled_text" ADD CONSTRAINT "scheduled_text_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "editorial"."revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."receipt_url" ADD CONSTRAINT "receipt_url_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "editorial"."receipt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: what the schema language cannot say.

-- Revisions made before this were saves, one version each, under the translation's slug.
UPDATE "editorial"."revision" AS r
SET "version" = r."number", "slug" = t."slug"
FROM "editorial"."translation" AS t
WHERE t."id" = r."translation_id";

-- A translation that is withdrawn has been turned once.
UPDATE "public_record"."publication" SET "turn" = 1 WHERE "state" = 'WITHDRAWN';

-- A withdrawn text leaves the public record; only its address and the notice stay.
UPDATE "public_record"."publication"
SET "title" = '', "summary" = '', "body" = '{"type":"doc","content":[]}', "byline" = NULL, "source" = NULL,
    "change_note" = NULL, "search_text" = '', "related" = '{}'
WHERE "state" = 'WITHDRAWN';
DELETE FROM "public_record"."published_picture" AS p
USING "public_record"."publication" AS t
WHERE t."id" = p."publication_id" AND t."state" = 'WITHDRAWN';

-- The one clock of schedules, dates of publication and audit events. A function, so that a test can set it.
CREATE FUNCTION "editorial"."clock"() RETURNS timestamptz
LANGUAGE sql VOLATILE AS 'SELECT clock_timestamp()';

-- The audit trail only grows.
CREATE FUNCTION "editorial"."refuse_change_of_audit"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit-append-only: % on the audit trail is refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "audit_event_rows" BEFORE UPDATE OR DELETE ON "editorial"."audit_event"
FOR EACH ROW EXECUTE FUNCTION "editorial"."refuse_change_of_audit"();
CREATE TRIGGER "audit_event_table" BEFORE TRUNCATE ON "editorial"."audit_event"
FOR EACH STATEMENT EXECUTE FUNCTION "editorial"."refuse_change_of_audit"();
-- ALWAYS: also in a session that replays changes (session_replication_role = replica).
ALTER TABLE "editorial"."audit_event" ENABLE ALWAYS TRIGGER "audit_event_rows";
ALTER TABLE "editorial"."audit_event" ENABLE ALWAYS TRIGGER "audit_event_table";

-- A revision never changes, except that it is erased, once: its words go, its number, hash, author and time stay.
CREATE FUNCTION "editorial"."refuse_change_of_revision"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."erased_at" IS NULL AND NEW."erased_at" IS NOT NULL
     AND NEW."title" = '' AND NEW."summary" = '' AND NEW."slug" = ''
     AND NEW."byline" IS NULL AND NEW."source" IS NULL AND NEW."responsible_editor" IS NULL
     AND NEW."body" = '{"type":"doc","content":[]}'::jsonb
     AND (NEW."id", NEW."translation_id", NEW."number", NEW."content_hash", NEW."created_at", NEW."author_name")
       = (OLD."id", OLD."translation_id", OLD."number", OLD."content_hash", OLD."created_at", OLD."author_name")
     AND NEW."version" IS NOT DISTINCT FROM OLD."version"
     AND NEW."based_on_version" IS NOT DISTINCT FROM OLD."based_on_version"
     AND NEW."author_id" IS NOT DISTINCT FROM OLD."author_id"
     AND NEW."translated_from_revision_id" IS NOT DISTINCT FROM OLD."translated_from_revision_id"
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'revision-immutable: revision % is never changed', OLD."id" USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "revision_rows" BEFORE UPDATE ON "editorial"."revision"
FOR EACH ROW EXECUTE FUNCTION "editorial"."refuse_change_of_revision"();
