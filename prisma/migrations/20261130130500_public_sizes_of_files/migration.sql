-- What answers readers compares a file with what was written before it hands it
-- out, and may read the public record alone. It sees sizes and digests of what
-- a publication names, and of nothing else.
CREATE VIEW "public_record"."published_media_file" AS
SELECT "file"."hash", "file"."name", "file"."bytes", "file"."sha256"
FROM "editorial"."media_file" AS "file"
WHERE EXISTS (
    SELECT FROM "public_record"."published_picture" AS "shown"
    WHERE "shown"."hash" = "file"."hash" OR "shown"."portrait_hash" = "file"."hash")
  OR EXISTS (
    SELECT FROM "public_record"."share_card" AS "card" WHERE "card"."hash" = "file"."hash")
  OR EXISTS (
    SELECT FROM "public_record"."published_file" AS "given" WHERE "given"."hash" = "file"."hash");
