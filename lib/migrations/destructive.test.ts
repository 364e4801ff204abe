import { describe, expect, test } from "vitest";
import { destructiveSteps } from "@/lib/migrations/destructive";
import { isAtomic } from "@/lib/migrations/history";
import { readMigrations } from "@/lib/migrations/migration-files";
import { neededOf } from "@/lib/migrations/survivors";

describe("destructive steps", () => {
  test.each([
    ['-- DropTable\nDROP TABLE "a"."b";', "drops a table"],
    ['ALTER TABLE "a"."b" DROP COLUMN "c";', "drops a column"],
    ['ALTER TABLE "a"."b" ALTER COLUMN "c" SET DATA TYPE TEXT;', "changes a column's type"],
    ['ALTER TABLE "a"."b" ALTER COLUMN "c" SET NOT NULL;', "makes a column required"],
    ['ALTER TABLE "a"."b" ADD COLUMN "c" TEXT NOT NULL;', "adds a required column"],
    ['CREATE UNIQUE INDEX "i" ON "a"."b"("c");', "asks for unique values"],
    ['CREATE FUNCTION "f"() AS $$\nSELECT 1;\n$$;\nDELETE FROM "a"."b";', "deletes rows"],
  ])("are found: %s", (script, reason) => {
    const steps = destructiveSteps(script);
    expect(steps).toHaveLength(1);
    expect(steps[0]).toContain(reason);
  });

  test.each([
    'ALTER TABLE "a"."b" ADD COLUMN "c" TEXT;',
    'ALTER TABLE "a"."b" ADD COLUMN "c" TEXT NOT NULL DEFAULT \'\';',
    'CREATE TABLE "a"."b" ("c" TEXT NOT NULL);\nCREATE UNIQUE INDEX "i" ON "a"."b"("c");',
    'CREATE INDEX "i" ON "a"."b"("c");',
    'CREATE FUNCTION "f"() RETURNS void LANGUAGE sql AS $$\n  DELETE FROM "a"."b";\n$$;',
  ])("are not seen in what loses nothing: %s", (script) => {
    expect(destructiveSteps(script)).toEqual([]);
  });
});

describe("a script", () => {
  test("is atomic unless it commits by itself", () => {
    expect(isAtomic("CREATE TABLE a (b int); CREATE TABLE c (d int);")).toBe(true);
    expect(isAtomic("BEGIN; CREATE TABLE a (b int); COMMIT;")).toBe(false);
  });
});

/** The newest of v0.1.0: the first version that others can be taken back to. */
const firstRelease = "20261130134000_receipt_about_several";

test("what takes something away from the version before says so to it (survivors.ts)", () => {
  const later = readMigrations().filter(({ name }) => name > firstRelease);
  const silent = later.filter(
    (each) => destructiveSteps(each.script).length > 0 && neededOf([each]) !== each.name,
  );
  expect(silent.map(({ name, script }) => [name, destructiveSteps(script)])).toEqual([]);
});
