import { beforeEach, expect, test, vi } from "vitest";
import { ownSecurityEvents } from "@/features/audit/data";
import { changeRole, endSessionsOf } from "@/features/staff/accounts/accounts";
import { finishReset, startReset } from "@/features/staff/links/resets";
import { loadLink } from "@/features/staff/loaders";
import { changePassword } from "@/features/staff/own-account/own-account";
import { from, newBrowser } from "@/features/staff/testing/browser";
import { newPerson, outcome, password } from "@/features/staff/testing/person";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { withinRequest } from "@/lib/request-context";
import { currentArrival } from "./session";
import { endSession, signInWithPassword } from "./sign-in";

vi.mock("next/headers", () => import("@/features/staff/testing/browser"));

testDatabase();

const request = { requestId: "r1", network: "198.51.100.7", device: "Firefox, Windows" };
const asked = <T>(work: () => Promise<T>) =>
  withinRequest(request, () => from(newBrowser(request.network), work));

let userId: string;
let email: string;
beforeEach(async () => {
  vi.stubEnv("SMTP_URL", "");
  await editorialDb().rateLimit.deleteMany();
  ({ userId, email } = await newPerson("author"));
});

const kinds = async () => (await ownSecurityEvents(userId)).map(({ kind }) => kind).sort();

test("whoever looks at their account sees a stranger's attempts, from where and by what", async () => {
  await outcome(asked(() => signInWithPassword({ email, password: "nothing of the kind" })));
  await outcome(asked(() => signInWithPassword({ email, password })));
  expect(await kinds()).toEqual(expect.arrayContaining(["sign-in-failed", "signed-in"]));
  for (const event of await ownSecurityEvents(userId)) {
    expect(event).toMatchObject({ network: "198.51.100.7", device: "Firefox, Windows" });
    if (event.kind !== "new-device") expect(event.detail).toEqual({ way: "password" });
  }
  // From another browser than the first one.
  await outcome(asked(() => signInWithPassword({ email, password })));
  expect(await kinds()).toContain("new-device");
});

test("what was typed as a name that is none is kept nowhere", async () => {
  const typed = "my-password-typed-as-a-name@example.com";
  await outcome(asked(() => signInWithPassword({ email: typed, password: "my other password" })));
  const rows = await editorialDb().$queryRaw<{ row: string }[]>`
    SELECT to_jsonb(e)::text AS row FROM editorial.security_event e`;
  expect(rows.length).toBeGreaterThan(0);
  for (const { row } of rows) expect(row).not.toMatch(/my-password|my other/);
});

test("attempts that are slowed down are told of, and are one row", async () => {
  for (let attempt = 0; attempt < 12; attempt++) {
    await outcome(asked(() => signInWithPassword({ email, password: "nothing of the kind" })));
  }
  const events = (await ownSecurityEvents(userId)).filter(({ kind }) => kind === "slowed-down");
  expect(events.length).toBeGreaterThan(0);
  expect(events.length).toBeLessThan(3);
});

test("signing out, resets, roles and ended sessions leave a trace with their owner", async () => {
  await asked(async () => {
    await signInWithPassword({ email, password });
  });
  const browser = newBrowser(request.network);
  await withinRequest(request, async () => {
    await from(browser, () => signInWithPassword({ email, password }));
    await from(browser, async () => {
      const here = await currentArrival();
      if (!here) throw new Error("nobody is signed in");
      await changePassword(here.staff, { current: password, password: "another one, not guessed" });
      await endSession();
    });
  });
  await changeRole({ system: "cli" }, userId, "editor");
  await endSessionsOf({ system: "cli" }, userId);
  await startReset(email);
  const found = await kinds();
  for (const kind of [
    "signed-in",
    "signed-out",
    "password-changed",
    "role-changed",
    "sessions-ended",
    "reset-asked",
  ]) {
    expect(found).toContain(kind);
  }
  const events = await ownSecurityEvents(userId);
  expect(events.find(({ kind }) => kind === "role-changed")).toMatchObject({
    actor: "system:cli",
    detail: { from: "AUTHOR", to: "EDITOR" },
  });
});

test("a dead link is noted without its token, and what did not happen leaves nothing", async () => {
  const token = "t".repeat(43);
  await loadLink("RESET", token);
  expect(await outcome(finishReset(token, password))).not.toBe("done");
  const rows = await editorialDb().$queryRaw<{ kind: string; row: string }[]>`
    SELECT kind, to_jsonb(e)::text AS row FROM editorial.security_event e`;
  expect(rows.some(({ kind }) => kind === "link-refused")).toBe(true);
  expect(rows.some(({ kind }) => kind === "reset-used")).toBe(false);
  for (const { row } of rows) expect(row).not.toContain(token);
});
