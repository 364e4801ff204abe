-- AlterTable
ALTER TABLE "public_record"."publication" ADD COLUMN     "reflects" JSONB;

-- What is known of where a revision's words came from may be bettered: it is in no hash.
CREATE OR REPLACE FUNCTION "editorial"."refuse_change_of_revision"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."erased_at" IS NULL AND NEW."erased_at" IS NOT NULL
     AND NEW."title" = '' AND NEW."summary" = '' AND NEW."slug" = ''
     AND NEW."short_title" IS NULL AND NEW."headline_breaks" IS NULL
     AND NEW."byline" IS NULL AND NEW."source" IS NULL AND NEW."responsible_editor" IS NULL
     AND NEW."refused" IS NULL AND NEW."links" IS NULL
     AND NEW."body" = '{"type":"doc","content":[]}'::jsonb
     AND (NEW."id", NEW."translation_id", NEW."number", NEW."content_hash", NEW."created_at", NEW."author_name")
       = (OLD."id", OLD."translation_id", OLD."number", OLD."content_hash", OLD."created_at", OLD."author_name")
     AND NEW."version" IS NOT DISTINCT FROM OLD."version"
     AND NEW."based_on_version" IS NOT DISTINCT FROM OLD."based_on_version"
     AND NEW."author_id" IS NOT DISTINCT FROM OLD."author_id"
     AND NEW."translated_from_revision_id" IS NOT DISTINCT FROM OLD."translated_from_revision_id"
     AND NEW."mended_at" IS NOT DISTINCT FROM OLD."mended_at"
  THEN
    RETURN NEW;
  END IF;
  IF OLD."refused" IS NOT NULL AND OLD."mended_at" IS NULL AND NEW."mended_at" IS NOT NULL
     AND to_jsonb(NEW) - 'mended_at' = to_jsonb(OLD) - 'mended_at'
  THEN
    RETURN NEW;
  END IF;
  IF OLD."erased_at" IS NULL AND to_jsonb(NEW) - 'links' = to_jsonb(OLD) - 'links'
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'revision-immutable: revision % is never changed', OLD."id" USING ERRCODE = 'restrict_violation';
END
$$;
