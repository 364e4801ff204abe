-- AlterTable
ALTER TABLE "public_record"."publication" ADD COLUMN     "links" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "editorial"."share_link" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "document_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "revision_number" INTEGER,
    "label" TEXT NOT NULL DEFAULT '',
    "expires_at" TIMESTAMPTZ NOT NULL,
    "revoked_at" TIMESTAMPTZ,
    "published_at" TIMESTAMPTZ,
    "last_used_at" TIMESTAMPTZ,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "created_by_id" TEXT,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "share_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "share_link_token_hash_key" ON "editorial"."share_link"("token_hash");

-- CreateIndex
CREATE INDEX "share_link_document_id_created_at_idx" ON "editorial"."share_link"("document_id", "created_at");

-- AddForeignKey
ALTER TABLE "editorial"."share_link" ADD CONSTRAINT "share_link_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "editorial"."document"("id") ON DELETE CASCADE ON UPDATE CASCADE;
