-- CreateEnum
CREATE TYPE "editorial"."StaffLinkKind" AS ENUM ('SETUP', 'INVITATION', 'RESET');

-- AlterTable
ALTER TABLE "editorial"."user" ADD COLUMN     "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "editorial"."two_factor" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT true,
    "failed_verification_count" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ,

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."passkey" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "public_key" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "credential_id" TEXT NOT NULL,
    "counter" INTEGER NOT NULL,
    "device_type" TEXT NOT NULL,
    "backed_up" BOOLEAN NOT NULL,
    "transports" TEXT,
    "aaguid" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."staff_link" (
    "id" UUID NOT NULL,
    "kind" "editorial"."StaffLinkKind" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" TEXT,
    "email" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "role" "editorial"."Role" NOT NULL DEFAULT 'AUTHOR',
    "locale" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "staff_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."rate_limit" (
    "key" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "until" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "two_factor_user_id_idx" ON "editorial"."two_factor"("user_id");

-- CreateIndex
CREATE INDEX "two_factor_secret_idx" ON "editorial"."two_factor"("secret");

-- CreateIndex
CREATE INDEX "passkey_user_id_idx" ON "editorial"."passkey"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "editorial"."passkey"("credential_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_link_token_hash_key" ON "editorial"."staff_link"("token_hash");

-- CreateIndex
CREATE INDEX "staff_link_kind_email_idx" ON "editorial"."staff_link"("kind", "email");

-- CreateIndex
CREATE INDEX "staff_link_user_id_idx" ON "editorial"."staff_link"("user_id");

-- CreateIndex
CREATE INDEX "rate_limit_until_idx" ON "editorial"."rate_limit"("until");

-- AddForeignKey
ALTER TABLE "editorial"."two_factor" ADD CONSTRAINT "two_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "editorial"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."passkey" ADD CONSTRAINT "passkey_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "editorial"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."staff_link" ADD CONSTRAINT "staff_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "editorial"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
