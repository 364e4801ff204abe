-- AlterTable
ALTER TABLE "editorial"."translation" ADD COLUMN     "behind" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "behind_since" TIMESTAMPTZ,
ADD COLUMN     "source_locale" TEXT,
ADD COLUMN     "units" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "editorial"."unit_link" DROP CONSTRAINT "unit_link_pkey",
ADD COLUMN     "target_hash" TEXT,
ADD CONSTRAINT "unit_link_pkey" PRIMARY KEY ("translation_id", "unit", "source_unit");

-- CreateIndex
CREATE INDEX "translation_behind_since_idx" ON "editorial"."translation"("behind_since");
