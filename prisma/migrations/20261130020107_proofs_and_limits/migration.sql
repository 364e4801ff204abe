-- AlterTable
ALTER TABLE "editorial"."rate_limit" ADD COLUMN     "not_before" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "editorial"."session" ADD COLUMN     "confirmed_at" TIMESTAMPTZ,
ADD COLUMN     "factor_at" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "editorial"."staff_link" ADD COLUMN     "mailed_at" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "editorial"."two_factor" ADD COLUMN     "last_used_step" INTEGER,
ALTER COLUMN "backup_codes" SET DEFAULT '';

-- CreateTable
CREATE TABLE "editorial"."recovery_code" (
    "id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."staff_device" (
    "id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "last_used_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "staff_device_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "recovery_code_user_id_idx" ON "editorial"."recovery_code"("user_id");

-- CreateIndex
CREATE INDEX "staff_device_last_used_at_idx" ON "editorial"."staff_device"("last_used_at");

-- CreateIndex
CREATE UNIQUE INDEX "staff_device_user_id_token_hash_key" ON "editorial"."staff_device"("user_id", "token_hash");

-- AddForeignKey
ALTER TABLE "editorial"."recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "editorial"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."staff_device" ADD CONSTRAINT "staff_device_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "editorial"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
