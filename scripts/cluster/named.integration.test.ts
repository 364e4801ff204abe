import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { namedWhile } from "./named";
import { addresses } from "./network";

testDatabase();
afterEach(async () => {
  vi.restoreAllMocks();
  await editorialDb().receipt.deleteMany();
});

async function receipt(behind: string[], state: "PENDING" | "DONE" = "PENDING"): Promise<void> {
  const createdAt = await databaseNow(editorialDb());
  const urls = { create: { path: "/en", expectedStatus: 200, behind } };
  await editorialDb().receipt.create({
    data: { verb: "publish", locales: ["en"], xid: 9n, actorName: "test", state, createdAt, urls },
  });
}

/** What comes of a fault of east's while these receipts are made. */
async function fault(make: () => Promise<void>) {
  const problems: string[] = [];
  const since = await databaseNow(editorialDb());
  const named = namedWhile("east", { since, holdMs: 300, problems });
  await sleep(5);
  await make();
  return { named: await named, problems };
}

test("a machine has to be named by receipts of publishes since", async () => {
  const front = `${addresses.east}:3000`;
  expect(await fault(() => receipt(["east"]))).toEqual({ named: "east", problems: [] });
  expect(await fault(() => receipt([front]))).toEqual({ named: front, problems: [] });
  expect(await fault(() => receipt(["east"], "DONE"))).toMatchObject({
    problems: ["1 receipts are complete while east shows none of it"],
  });
});

test("another's name, and one of before, are none", async () => {
  await receipt(["east"]);
  await sleep(5);
  let now = Date.now();
  vi.spyOn(Date, "now").mockImplementation(() => {
    now += 40_000;
    return now;
  });
  expect(await fault(() => receipt(["west"]))).toEqual({
    named: "west",
    problems: ["receipts name west, and not east"],
  });
  expect(await fault(async () => {})).toEqual({
    named: "nothing",
    problems: ["receipts name nothing, and not east"],
  });
});
