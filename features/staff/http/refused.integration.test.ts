import { expect, test } from "vitest";
import { editorialDb } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { testDatabase } from "@/lib/postgres/testing";
import { refused } from "./refused";

testDatabase();

const nul = "a\0b";

test.each<[string, () => Promise<unknown>]>([
  ["an id", () => editorialDb().user.findUnique({ where: { id: nul } })],
  ["a list of ids", () => editorialDb().user.findMany({ where: { id: { in: [nul] } } })],
  ["in a transaction", () => inTransaction((tx) => tx.user.findFirst({ where: { name: nul } }))],
  ["in SQL", () => editorialDb().$queryRaw`SELECT ${nul}::text AS said`],
  ["in JSON", () => editorialDb().$queryRaw`SELECT (${JSON.stringify([nul])}::jsonb)->>0 AS said`],
  [
    "half a letter in JSON",
    () => editorialDb().$queryRaw`SELECT ${JSON.stringify(["\ud83d"])}::jsonb AS said`,
  ],
])("what the database cannot keep is the sender's, and no fault: %s", async (_, ask) => {
  const error = await ask().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  expect(refused(error)).toEqual({ ok: false, code: "invalid", reasons: [] });
});

test("other faults of the database are faults", async () => {
  const error = await editorialDb().$queryRaw`SELECT 1 / 0`.catch((thrown: unknown) => thrown);
  expect(refused(error)).toBeUndefined();
});
