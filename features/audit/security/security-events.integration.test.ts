import { expect, test } from "vitest";
import { ownSecurityEvents, securityPage } from "@/features/audit/data";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { withinRequest } from "@/lib/request-context";
import { noteSecurity, type SecurityEvent } from "./security-events";

testDatabase();

const from = (network: string) => ({
  requestId: `r-${network}`,
  network,
  device: "Firefox, Linux",
});
const note = (network: string, event: SecurityEvent) =>
  withinRequest(from(network), () => noteSecurity(event));
const rows = (kind: string) =>
  editorialDb().securityEvent.findMany({ where: { kind }, orderBy: { id: "asc" } });

test("an event has its account, network, device and request", async () => {
  await note("192.0.2.1", { kind: "signed-in", accountId: "a", detail: { way: "password" } });
  expect(await rows("signed-in")).toMatchObject([
    {
      accountId: "a",
      actorId: null,
      network: "192.0.2.1",
      device: "Firefox, Linux",
      requestId: "r-192.0.2.1",
      detail: { way: "password" },
      count: 1,
    },
  ]);
});

test("outside a request it is noted all the same", async () => {
  await noteSecurity({ kind: "role-changed", accountId: "a", actorId: "system:cli" });
  expect(await rows("role-changed")).toMatchObject([{ network: null, actorId: "system:cli" }]);
});

test("failures that repeat are one row with a number, for each network and account", async () => {
  await Promise.all(
    Array.from({ length: 20 }, () => note("192.0.2.1", { kind: "code-failed", accountId: "a" })),
  );
  await note("192.0.2.2", { kind: "code-failed", accountId: "a" });
  await note("192.0.2.1", { kind: "code-failed", accountId: "b" });
  const found = await rows("code-failed");
  // A quarter of an hour may have ended in between.
  expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(22);
  expect(found.length).toBeLessThanOrEqual(6);
  expect(new Set(found.map(({ network, accountId }) => `${network} ${accountId}`)).size).toBe(3);
});

test("what needs an account is written each time", async () => {
  for (let each = 0; each < 3; each++) await note("192.0.2.1", { kind: "signed-out" });
  expect(await rows("signed-out")).toHaveLength(3);
});

test("a thousand networks do not fill the table, and are counted", async () => {
  const networks = Array.from({ length: 450 }, (_, index) => `2001:db8:0:${index.toString(16)}`);
  for (const network of networks) await note(network, { kind: "sign-in-failed" });
  const found = await rows("sign-in-failed");
  expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(450);
  // Twice the most of a quarter of an hour, should one end in between.
  expect(found.length).toBeLessThanOrEqual(402);
  expect(found.some(({ network, count }) => network === null && count > 1)).toBe(true);
  // Behind the noise the one account that it is about still learns of it.
  await note("2001:db8:9:9", { kind: "sign-in-failed", accountId: "victim" });
  expect((await rows("sign-in-failed")).some(({ accountId }) => accountId === "victim")).toBe(true);
});

test("nobody changes or removes what happened", async () => {
  await note("192.0.2.9", { kind: "right-refused", accountId: "a" });
  const db = editorialDb();
  for (const attempt of [
    db.$executeRaw`UPDATE editorial.security_event SET network = '192.0.2.99'`,
    db.$executeRaw`UPDATE editorial.security_event SET count = 0`,
    db.$executeRaw`DELETE FROM editorial.security_event`,
    db.$executeRaw`TRUNCATE editorial.security_event`,
  ]) {
    await expect(attempt).rejects.toThrow(/security-events-kept/);
  }
});

test("a database that refuses keeps nobody out", async () => {
  const db = editorialDb();
  await db.$executeRaw`ALTER TABLE editorial.security_event ADD CONSTRAINT test_refuses CHECK (kind <> 'new-device') NOT VALID`;
  await expect(note("192.0.2.1", { kind: "new-device" })).resolves.toBeUndefined();
});

test("administrators read it by kind, person and network, and everybody their own", async () => {
  const db = editorialDb();
  const person = (email: string) => db.user.create({ data: { name: `N ${email}`, email } });
  const [anna, boris] = [await person("anna@example.com"), await person("boris@example.com")];
  await note("198.51.100.7", { kind: "signed-in", accountId: anna.id });
  await note("198.51.100.8", { kind: "code-failed", accountId: anna.id });
  await note("198.51.100.9", { kind: "role-changed", accountId: boris.id, actorId: anna.id });
  const all = { group: "" as const, person: "", network: "198.51.100." };
  const kinds = async (filter: object) =>
    (await securityPage({ ...all, ...filter }, 1)).events.map(({ kind }) => kind);
  expect(await kinds({})).toEqual(["role-changed", "code-failed", "signed-in"]);
  expect(await kinds({ group: "failure" })).toEqual(["code-failed"]);
  expect(await kinds({ person: "ANNA@" })).toEqual(["role-changed", "code-failed", "signed-in"]);
  expect(await kinds({ person: "boris" })).toEqual(["role-changed"]);
  expect(await kinds({ network: "198.51.100.7" })).toEqual(["signed-in"]);
  const own = await ownSecurityEvents(boris.id);
  expect(own).toMatchObject([{ kind: "role-changed", actor: anna.name }]);
  expect((await ownSecurityEvents(anna.id)).map(({ kind }) => kind)).toEqual([
    "code-failed",
    "signed-in",
  ]);
});
