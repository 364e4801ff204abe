-- CreateTable
CREATE TABLE "editorial"."imported_page" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "names" TEXT[],
    "alternates" TEXT[],
    "story" TEXT,
    "old_address" TEXT,
    "report" JSONB,
    "missing" JSONB NOT NULL DEFAULT '[]',
    "before" TEXT,
    "imported_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "imported_page_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "imported_page_identity_key" ON "editorial"."imported_page"("identity");

-- CreateIndex
CREATE INDEX "imported_page_document_id_locale_idx" ON "editorial"."imported_page"("document_id", "locale");

-- CreateIndex
CREATE INDEX "imported_page_sha256_idx" ON "editorial"."imported_page"("sha256");

-- CreateIndex
CREATE INDEX "imported_page_story_idx" ON "editorial"."imported_page"("story");

-- CreateIndex
CREATE INDEX "imported_page_names_idx" ON "editorial"."imported_page" USING GIN ("names");

-- CreateIndex
CREATE INDEX "imported_page_alternates_idx" ON "editorial"."imported_page" USING GIN ("alternates");

-- AddForeignKey
ALTER TABLE "editorial"."imported_page" ADD CONSTRAINT "imported_page_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "editorial"."document"("id") ON DELETE CASCADE ON UPDATE CASCADE;
