-- CreateTable
CREATE TABLE "editorial"."alarm" (
    "name" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ NOT NULL,
    "about" TEXT[],

    CONSTRAINT "alarm_pkey" PRIMARY KEY ("name")
);
