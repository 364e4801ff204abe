-- CreateTable
CREATE TABLE "editorial"."security_event" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "last_at" TIMESTAMPTZ NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "kind" TEXT NOT NULL,
    "account_id" TEXT,
    "actor_id" TEXT,
    "network" TEXT,
    "device" TEXT,
    "request_id" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "fold" TEXT,

    CONSTRAINT "security_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "security_event_fold_key" ON "editorial"."security_event"("fold");

-- CreateIndex
CREATE INDEX "security_event_account_id_id_idx" ON "editorial"."security_event"("account_id", "id");

-- CreateIndex
CREATE INDEX "security_event_kind_at_idx" ON "editorial"."security_event"("kind", "at");

-- CreateIndex
CREATE INDEX "security_event_at_idx" ON "editorial"."security_event"("at");

-- CreateIndex
CREATE INDEX "security_event_last_at_idx" ON "editorial"."security_event"("last_at");

-- Events stay as they were written: only repeats are counted, and only what is older than a month may go.
CREATE FUNCTION "editorial"."keep_security_event"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."count" >= OLD."count" AND NEW."last_at" >= OLD."last_at"
    AND to_jsonb(NEW) - '{count,last_at}'::text[] = to_jsonb(OLD) - '{count,last_at}'::text[]
  THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' AND OLD."last_at" < "editorial"."clock"() - interval '30 days' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'security-events-kept: % on security events is refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "security_event_rows" BEFORE UPDATE OR DELETE ON "editorial"."security_event"
FOR EACH ROW EXECUTE FUNCTION "editorial"."keep_security_event"();
CREATE TRIGGER "security_event_table" BEFORE TRUNCATE ON "editorial"."security_event"
FOR EACH STATEMENT EXECUTE FUNCTION "editorial"."keep_security_event"();
-- ALWAYS: also in a session that replays changes (session_replication_role = replica).
ALTER TABLE "editorial"."security_event" ENABLE ALWAYS TRIGGER "security_event_rows";
ALTER TABLE "editorial"."security_event" ENABLE ALWAYS TRIGGER "security_event_table";
