-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "editorial";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public_record";

-- CreateEnum
CREATE TYPE "editorial"."DocumentKind" AS ENUM ('ARTICLE', 'PAGE');

-- CreateEnum
CREATE TYPE "editorial"."EditorialState" AS ENUM ('DRAFT', 'IN_REVIEW', 'APPROVED', 'SCHEDULED');

-- CreateEnum
CREATE TYPE "public_record"."PublicationKind" AS ENUM ('ARTICLE', 'PAGE');

-- CreateEnum
CREATE TYPE "public_record"."PublicState" AS ENUM ('LIVE', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "public_record"."PathState" AS ENUM ('LIVE', 'REDIRECT', 'GONE');

-- CreateTable
CREATE TABLE "editorial"."section" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."section_text" (
    "section_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "section_text_pkey" PRIMARY KEY ("section_id","locale")
);

-- CreateTable
CREATE TABLE "editorial"."document" (
    "id" UUID NOT NULL,
    "kind" "editorial"."DocumentKind" NOT NULL,
    "key" TEXT,
    "section_id" UUID,
    "primary_locale" TEXT NOT NULL,
    "lead_media_id" UUID,
    "event_start" DATE,
    "event_end" DATE,
    "story_date" DATE,
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."translation" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "state" "editorial"."EditorialState" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 0,
    "head_revision_id" UUID,

    CONSTRAINT "translation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."revision" (
    "id" UUID NOT NULL,
    "translation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "body" JSONB NOT NULL,
    "byline" TEXT,
    "source" TEXT,
    "responsible_editor" TEXT,
    "content_hash" TEXT NOT NULL,
    "translated_from_revision_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."media" (
    "id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "focal_x" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
    "focal_y" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
    "placeholder" TEXT NOT NULL,
    "portrait_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."media_text" (
    "media_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "alt" TEXT NOT NULL,
    "caption" TEXT NOT NULL DEFAULT '',
    "credit" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "media_text_pkey" PRIMARY KEY ("media_id","locale")
);

-- CreateTable
CREATE TABLE "editorial"."site_settings" (
    "locale" TEXT NOT NULL,
    "legal_name" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "press_contact" TEXT NOT NULL DEFAULT '',
    "icp_number" TEXT NOT NULL DEFAULT '',
    "public_security_number" TEXT NOT NULL DEFAULT '',
    "social_links" JSONB NOT NULL DEFAULT '[]',
    "mourning" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "site_settings_pkey" PRIMARY KEY ("locale")
);

-- CreateTable
CREATE TABLE "public_record"."publication" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "kind" "public_record"."PublicationKind" NOT NULL,
    "state" "public_record"."PublicState" NOT NULL DEFAULT 'LIVE',
    "section_key" TEXT,
    "path" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "byline" TEXT,
    "source" TEXT,
    "story_date" DATE NOT NULL,
    "event_start" DATE,
    "event_end" DATE,
    "position" INTEGER NOT NULL DEFAULT 0,
    "first_published_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "change_note" TEXT,
    "related" UUID[],
    "source_version" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ,
    "notice" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "public_record"."published_picture" (
    "publication_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "lead" BOOLEAN NOT NULL DEFAULT false,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "placeholder" TEXT NOT NULL,
    "portrait_hash" TEXT,
    "portrait_width" INTEGER,
    "portrait_height" INTEGER,
    "alt" TEXT NOT NULL,
    "caption" TEXT NOT NULL DEFAULT '',
    "credit" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "published_picture_pkey" PRIMARY KEY ("publication_id","hash")
);

-- CreateTable
CREATE TABLE "public_record"."public_path" (
    "path" TEXT NOT NULL,
    "state" "public_record"."PathState" NOT NULL,
    "target" TEXT,
    "document_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "since" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "public_path_pkey" PRIMARY KEY ("path")
);

-- CreateTable
CREATE TABLE "public_record"."published_section" (
    "key" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "published_section_pkey" PRIMARY KEY ("key","locale")
);

-- CreateTable
CREATE TABLE "public_record"."published_settings" (
    "locale" TEXT NOT NULL,
    "legal_name" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "press_contact" TEXT NOT NULL DEFAULT '',
    "icp_number" TEXT NOT NULL DEFAULT '',
    "public_security_number" TEXT NOT NULL DEFAULT '',
    "social_links" JSONB NOT NULL DEFAULT '[]',
    "mourning" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "published_settings_pkey" PRIMARY KEY ("locale")
);

-- CreateTable
CREATE TABLE "public_record"."cache_tag" (
    "tag" TEXT NOT NULL,
    "xid" BIGINT NOT NULL,
    "hard" BOOLEAN NOT NULL DEFAULT false,
    "expired_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cache_tag_pkey" PRIMARY KEY ("tag")
);

-- CreateIndex
CREATE UNIQUE INDEX "section_key_key" ON "editorial"."section"("key");

-- CreateIndex
CREATE UNIQUE INDEX "section_text_locale_slug_key" ON "editorial"."section_text"("locale", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "document_key_key" ON "editorial"."document"("key");

-- CreateIndex
CREATE UNIQUE INDEX "translation_head_revision_id_key" ON "editorial"."translation"("head_revision_id");

-- CreateIndex
CREATE UNIQUE INDEX "translation_document_id_locale_key" ON "editorial"."translation"("document_id", "locale");

-- CreateIndex
CREATE UNIQUE INDEX "revision_translation_id_number_key" ON "editorial"."revision"("translation_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "media_hash_key" ON "editorial"."media"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "media_portrait_id_key" ON "editorial"."media"("portrait_id");

-- CreateIndex
CREATE UNIQUE INDEX "publication_path_key" ON "public_record"."publication"("path");

-- CreateIndex
CREATE INDEX "publication_locale_kind_state_story_date_first_published_at_idx" ON "public_record"."publication"("locale", "kind", "state", "story_date", "first_published_at", "id");

-- CreateIndex
CREATE INDEX "publication_locale_section_key_state_story_date_first_publi_idx" ON "public_record"."publication"("locale", "section_key", "state", "story_date", "first_published_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "publication_document_id_locale_key" ON "public_record"."publication"("document_id", "locale");

-- CreateIndex
CREATE INDEX "published_picture_hash_idx" ON "public_record"."published_picture"("hash");

-- CreateIndex
CREATE INDEX "published_picture_portrait_hash_idx" ON "public_record"."published_picture"("portrait_hash");

-- CreateIndex
CREATE INDEX "public_path_document_id_locale_idx" ON "public_record"."public_path"("document_id", "locale");

-- CreateIndex
CREATE INDEX "public_path_target_idx" ON "public_record"."public_path"("target");

-- CreateIndex
CREATE UNIQUE INDEX "published_section_locale_slug_key" ON "public_record"."published_section"("locale", "slug");

-- CreateIndex
CREATE INDEX "cache_tag_xid_idx" ON "public_record"."cache_tag"("xid");

-- AddForeignKey
ALTER TABLE "editorial"."section_text" ADD CONSTRAINT "section_text_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "editorial"."section"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."document" ADD CONSTRAINT "document_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "editorial"."section"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."document" ADD CONSTRAINT "document_lead_media_id_fkey" FOREIGN KEY ("lead_media_id") REFERENCES "editorial"."media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."translation" ADD CONSTRAINT "translation_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "editorial"."document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."translation" ADD CONSTRAINT "translation_head_revision_id_fkey" FOREIGN KEY ("head_revision_id") REFERENCES "editorial"."revision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."revision" ADD CONSTRAINT "revision_translation_id_fkey" FOREIGN KEY ("translation_id") REFERENCES "editorial"."translation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."media" ADD CONSTRAINT "media_portrait_id_fkey" FOREIGN KEY ("portrait_id") REFERENCES "editorial"."media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."media_text" ADD CONSTRAINT "media_text_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "editorial"."media"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "public_record"."published_picture" ADD CONSTRAINT "published_picture_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "public_record"."publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;
