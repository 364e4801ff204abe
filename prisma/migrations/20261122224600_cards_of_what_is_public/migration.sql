-- What is public already gets its share card, the newest first and a second apart, as `wantAllCards` does it.
INSERT INTO "editorial"."job" ("id", "kind", "payload", "due_at")
SELECT gen_random_uuid(), 'share-card',
  jsonb_build_object('documentId', "document_id", 'locale', "locale"),
  "editorial"."clock"() + make_interval(secs => row_number() OVER (ORDER BY "story_date" DESC, "id"))
FROM "public_record"."publication"
WHERE "state" = 'LIVE';
