import { beforeAll, expect, test } from "vitest";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { expireTags } from "./expire";
import { currentSnapshot } from "./freshness";
import { isVisible } from "./snapshot";
import { snapshotNow } from "./snapshot-now";
import { create, numberOf, publish, spend, tagOf } from "./testing";

testDatabase();
beforeAll(() => create(["one", "two"]));

/** A transaction that goes on until it is told to end. */
async function open(tags: string[]) {
  let end: (how: "commit" | "roll back") => void = () => {};
  const told = new Promise<string>((resolve) => {
    end = resolve;
  });
  let began: (xid: bigint) => void = () => {};
  const xid = new Promise<bigint>((resolve) => {
    began = resolve;
  });
  const done = editorialDb()
    .$transaction(
      async (tx) => {
        began(await numberOf(tx));
        await expireTags(tx, tags);
        if ((await told) === "roll back") throw new Error("rolled back");
      },
      { timeout: 20_000 },
    )
    .catch(() => {});
  return {
    xid: await xid,
    end: async (how: "commit" | "roll back") => {
      end(how);
      await done;
    },
  };
}

test("of transactions that expire tags it says what PostgreSQL says", async () => {
  const before = await publish("one", 1);
  const running = await open([tagOf("running")]);
  const lost = await open([tagOf("lost")]);
  await lost.end("roll back");
  const between = await publish("two", 1);
  const last = await open([tagOf("last")]);
  const [row] = await editorialDb().$queryRawUnsafe<{ raw: string; own: string }[]>(
    // PostgreSQL reads it as a snapshot.
    `SELECT pg_current_snapshot()::text AS raw, (${snapshotNow}::pg_snapshot)::text AS own`,
  );
  const { raw = "", own = "" } = row ?? {};
  for (const xid of [before, running.xid, between, last.xid]) {
    expect(isVisible(xid, own), `${xid} in ${own}, of ${raw}`).toBe(isVisible(xid, raw));
  }
  expect([before, running.xid, between, last.xid].map((xid) => isVisible(xid, own))).toEqual([
    true,
    false,
    true,
    false,
  ]);
  await running.end("commit");
  await last.end("commit");
  const after = await currentSnapshot();
  expect(isVisible(running.xid, after) && isVisible(last.xid, after)).toBe(true);
});

test("it claims to have seen no number that left nothing behind", async () => {
  const xid = await publish("one", 2);
  await spend(5);
  // Numbers are the server's and not a database's: where it begins is a matter of what runs in others.
  const [, end] = (await currentSnapshot()).split(":");
  expect(end).toBe(`${xid + 1n}`);
});

test("it shows a transaction also when one that began before has written over all that it wrote", async () => {
  let began: () => void = () => {};
  const hasNumber = new Promise<void>((resolve) => {
    began = resolve;
  });
  let goOn: () => void = () => {};
  const told = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const earlier = editorialDb().$transaction(async (tx) => {
    const xid = await numberOf(tx);
    began();
    await told;
    await expireTags(tx, [tagOf("one")]);
    return xid;
  });
  await hasNumber;
  const later = await publish("one", 3);
  goOn();
  expect(await earlier).toBeLessThan(later);
  expect(isVisible(later, await currentSnapshot())).toBe(true);
});

test.each([
  ["off", "on"],
  ["local", "local"],
  ["on", "on"],
])("with synchronous_commit = %s it is %s for what expires tags", async (set, then) => {
  const found = await editorialDb().$transaction(async (tx) => {
    await tx.$executeRawUnsafe(`SET LOCAL synchronous_commit = ${set}`);
    await expireTags(tx, [tagOf("two")]);
    return tx.$queryRaw`SELECT current_setting('synchronous_commit') AS commit`;
  });
  expect(found).toEqual([{ commit: then }]);
});
