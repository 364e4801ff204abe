-- AlterTable
ALTER TABLE "public_record"."search_name" ADD COLUMN     "term_id" UUID;

-- CreateTable
CREATE TABLE "editorial"."term" (
    "id" UUID NOT NULL,
    "forms" JSONB NOT NULL,
    "forbidden" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "public" BOOLEAN NOT NULL DEFAULT false,
    "implied" BOOLEAN NOT NULL DEFAULT false,
    "decided_by_id" TEXT,
    "decided_by_name" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."fact_override" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "locale_a" TEXT NOT NULL,
    "unit_a" TEXT NOT NULL,
    "hash_a" TEXT NOT NULL,
    "locale_b" TEXT NOT NULL,
    "unit_b" TEXT NOT NULL,
    "hash_b" TEXT NOT NULL,
    "said" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "user_id" TEXT,
    "user_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "fact_override_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "fact_override_document_id_locale_a_locale_b_hash_a_hash_b_s_key" ON "editorial"."fact_override"("document_id", "locale_a", "locale_b", "hash_a", "hash_b", "said");

-- CreateIndex
CREATE UNIQUE INDEX "search_name_term_id_key" ON "public_record"."search_name"("term_id");

-- AddForeignKey
ALTER TABLE "editorial"."fact_override" ADD CONSTRAINT "fact_override_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "editorial"."document"("id") ON DELETE CASCADE ON UPDATE CASCADE;
