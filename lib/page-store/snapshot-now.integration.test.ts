import { beforeAll, expect, test } from "vitest";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { currentWatermark } from "./changes";
import { expireTags } from "./expire";
import { currentSnapshot } from "./freshness";
import { isVisible } from "./snapshot";
import { snapshotNow } from "./snapshot-now";
import { create, numberOf, publish, spend, tagOf } from "./testing";

testDatabase();
beforeAll(() => create(["one", "two"]));

/** A promise, and what fulfils it. */
function promised<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}

/** A transaction that has a number, expires tags when it is told to, and goes on until it is told to end. */
async function begin(tags: string[]) {
  const number = promised<bigint>();
  const expire = promised<void>();
  const expired = promised<void>();
  const told = promised<"commit" | "roll back">();
  const done = editorialDb()
    .$transaction(
      async (tx) => {
        number.resolve(await numberOf(tx));
        await expire.promise;
        await expireTags(tx, tags);
        expired.resolve();
        if ((await told.promise) === "roll back") throw new Error("rolled back");
      },
      { timeout: 20_000 },
    )
    .catch(() => {});
  return {
    xid: await number.promise,
    expire: expire.resolve,
    expired: expired.promise,
    end: async (how: "commit" | "roll back") => {
      told.resolve(how);
      await done;
    },
  };
}

/** One that has begun to expire tags. */
async function open(tags: string[]) {
  const begun = await begin(tags);
  begun.expire();
  return begun;
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

test("the footprint of a later transaction, which ends while its row is waited for, stays", async () => {
  const footprints = 64n;
  const earlier = await begin([]);
  let later = await begin([tagOf("later")]);
  // Other databases of the server take numbers too.
  for (; (later.xid - earlier.xid) % footprints !== 0n; later = await begin([tagOf("later")])) {
    later.expire();
    await later.end("roll back");
  }
  later.expire();
  await later.expired;
  earlier.expire();
  await expect
    .poll(async () => {
      const waiting = await editorialDb().$queryRaw<unknown[]>`
        SELECT FROM pg_locks WHERE NOT granted AND transactionid::text = ${`${later.xid}`}`;
      return waiting.length;
    })
    .toBe(1);
  await later.end("commit");
  await earlier.end("commit");
  const [row] = await editorialDb().$queryRaw<{ xid: bigint }[]>`
    SELECT xid FROM public_record.cache_tag
    WHERE tag = ${`footprint:${later.xid % footprints}`}`;
  expect(row?.xid).toBe(later.xid);
});

test("numbers of another server, which came with a copy, are not taken for this one's", async () => {
  const foreign = 9_000_000_000_000n;
  await editorialDb().$executeRawUnsafe(
    `INSERT INTO public_record.cache_tag (tag, xid, expired_at)
    SELECT 'footprint:' || number, ${foreign} + number, clock_timestamp() FROM generate_series(0, 63) AS number
    UNION SELECT 'test:foreign', ${foreign} + 100, clock_timestamp()
    ON CONFLICT (tag) DO UPDATE SET xid = excluded.xid`,
  );
  const xid = await publish("one", 4);
  await spend(3);
  const [, end] = (await currentSnapshot()).split(":");
  expect(end).toBe(`${xid + 1n}`);
  const now = await currentWatermark(<Row>(statement: string) =>
    editorialDb().$queryRawUnsafe<Row[]>(statement),
  );
  expect(now.footprint).toMatch(new RegExp(`^${xid}@`));
});
