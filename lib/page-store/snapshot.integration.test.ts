import fc from "fast-check";
import { expect, test } from "vitest";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { isVisible } from "./snapshot";

testDatabase();

const snapshots = fc
  .tuple(fc.integer({ min: 3, max: 60 }), fc.nat({ max: 20 }), fc.array(fc.nat({ max: 19 })))
  .map(([xmin, width, running]) => {
    const xmax = xmin + width;
    const inside = [...new Set(running)].map((each) => xmin + each).filter((xid) => xid < xmax);
    return `${xmin}:${xmax}:${inside.sort((one, other) => one - other).join(",")}`;
  });
const cases = fc.tuple(fc.integer({ min: 3, max: 90 }).map(BigInt), snapshots);

test("visibility is what PostgreSQL says it is", async () => {
  const sample = fc.sample(cases, 5_000);
  const rows = await editorialDb().$queryRaw<{ visible: boolean }[]>`
    SELECT pg_visible_in_snapshot(xid::text::xid8, snapshot::pg_snapshot) AS visible
    FROM unnest(${sample.map(([xid]) => xid)}::bigint[], ${sample.map(([, snapshot]) => snapshot)}::text[])
      WITH ORDINALITY AS given (xid, snapshot, place)
    ORDER BY place`;
  expect(sample.map(([xid, snapshot]) => isVisible(xid, snapshot))).toEqual(
    rows.map((row) => row.visible),
  );
});
