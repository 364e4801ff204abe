import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { removeFactorsOf } from "@/features/staff/accounts/lost-factors";
import { addPasskey, passkeyOptions } from "@/features/staff/own-account/passkeys";
import { beginSecondFactor, finishSecondFactor } from "@/features/staff/own-account/second-factor";
import { newAuthenticator } from "@/features/staff/testing/authenticator";
import { type Browser, from, newBrowser } from "@/features/staff/testing/browser";
import { newPerson, outcome, password } from "@/features/staff/testing/person";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { auth } from "./auth";
import { isConfirmed } from "./confirmation";
import { currentArrival, currentStaff } from "./session";
import { signInWithPassword } from "./sign-in";
import { sweepSessions } from "./sweep-sessions";

vi.mock("next/headers", () => import("@/features/staff/testing/browser"));

testDatabase();

const hourMs = 3_600_000;
let browser: Browser;
let email: string;
let userId: string;

beforeEach(async () => {
  process.env.SITE_URL = "http://localhost:3000";
  browser = newBrowser("203.0.113.1");
});
afterEach(() => {
  delete process.env.REQUIRE_SECOND_FACTOR;
  delete process.env.SESSION_IDLE_HOURS;
});

async function signInAs(role: "author" | "editor" | "admin") {
  ({ email, userId } = await newPerson(role));
  return from(browser, () => signInWithPassword({ email, password }));
}

const staff = () => from(browser, () => currentStaff());
const session = () => editorialDb().session.findFirstOrThrow({ where: { userId } });
/** As if it had been used last so long ago. */
const unusedFor = (ms: number) =>
  editorialDb().$executeRaw`
    UPDATE editorial.session SET updated_at = now() - make_interval(secs => ${ms / 1000})
    WHERE user_id = ${userId}`;

describe("a session", () => {
  test("is over when it was not used for twelve hours, or for what the setting says", async () => {
    await signInAs("author");
    await unusedFor(11.9 * hourMs);
    expect(await staff()).not.toBeNull();
    await unusedFor(12.1 * hourMs);
    expect(await staff()).toBeNull();
    expect(await editorialDb().session.count({ where: { userId } })).toBe(0);
    process.env.SESSION_IDLE_HOURS = "1";
    await signInAs("author");
    await unusedFor(1.1 * hourMs);
    expect(await staff()).toBeNull();
  });

  test("is over thirty days after it began, however much it is used", async () => {
    await signInAs("author");
    const { createdAt, expiresAt } = await session();
    expect(Math.round((expiresAt.getTime() - createdAt.getTime()) / (24 * hourMs))).toBe(30);
    await unusedFor(2 * hourMs);
    expect(await staff()).not.toBeNull();
    expect((await session()).expiresAt).toEqual(expiresAt);
    await editorialDb().session.updateMany({ where: { userId }, data: { expiresAt: new Date(0) } });
    expect(await staff()).toBeNull();
  });

  test("says when it was last used, and is written once a minute at most", async () => {
    await signInAs("author");
    await unusedFor(61_000);
    const before = (await session()).updatedAt;
    await staff();
    const { updatedAt } = await session();
    expect(updatedAt.getTime() - before.getTime()).toBeGreaterThan(60_000);
    await staff();
    expect((await session()).updatedAt).toEqual(updatedAt);
  });

  test("is swept when it is over, with what else has had its time", async () => {
    await signInAs("author");
    const living = userId;
    browser = newBrowser("203.0.113.2");
    await signInAs("author");
    await unusedFor(13 * hourMs);
    await editorialDb().verification.create({
      data: { identifier: "old", value: "", expiresAt: new Date(0) },
    });
    await sweepSessions();
    expect(await editorialDb().session.count({ where: { userId } })).toBe(0);
    expect(await editorialDb().session.count({ where: { userId: living } })).toBe(1);
    expect(await editorialDb().verification.count()).toBe(0);
  });

  test("takes the place of the one that its browser had, and knows when it was confirmed", async () => {
    await signInAs("author");
    await from(browser, () => signInWithPassword({ email, password }));
    expect(await editorialDb().session.count({ where: { userId } })).toBe(1);
    const here = await staff();
    const now = Date.now();
    expect(isConfirmed({ confirmedAt: here?.confirmedAt ?? null }, now)).toBe(true);
    expect(isConfirmed({ confirmedAt: new Date(now - 9.9 * 60_000) }, now)).toBe(true);
    expect(isConfirmed({ confirmedAt: new Date(now - 10 * 60_000) }, now)).toBe(false);
    expect(isConfirmed({ confirmedAt: null }, now)).toBe(false);
  });
});

test("the session's cookie can be set by no neighbour, where the site is reached by HTTPS", async () => {
  const scope = globalThis as { newsroomAuth?: unknown };
  for (const [url, name, secure] of [
    ["https://news.example.com", "__Host-newsroom.session_token", true],
    ["http://localhost:3000", "newsroom.session_token", false],
  ] as const) {
    process.env.SITE_URL = url;
    delete scope.newsroomAuth;
    const { sessionToken } = (await auth().$context).authCookies;
    expect(sessionToken.name).toBe(name);
    expect(sessionToken.attributes).toMatchObject({ secure, httpOnly: true, path: "/" });
    expect(sessionToken.attributes).not.toHaveProperty("domain");
  }
});

describe("a second factor", () => {
  test.each([
    [undefined, "http://localhost:3000", { author: false, editor: false, admin: false }],
    [undefined, "https://news.example.com", { author: false, editor: true, admin: true }],
    ["publishers", "http://localhost:3000", { author: false, editor: true, admin: true }],
    ["all", "http://localhost:3000", { author: true, editor: true, admin: true }],
    ["none", "https://news.example.com", { author: false, editor: false, admin: false }],
  ] as const)("with %s at %s is required of %j", async (rule, url, required) => {
    if (rule) process.env.REQUIRE_SECOND_FACTOR = rule;
    process.env.SITE_URL = url;
    for (const role of ["author", "editor", "admin"] as const) {
      const { missing } = await signInAs(role);
      expect(missing, role).toBe(required[role] ? "set-up" : undefined);
    }
  });

  test("is set up on the way in: until then the session opens nothing, and is over soon", async () => {
    process.env.REQUIRE_SECOND_FACTOR = "publishers";
    await signInAs("editor");
    expect(await staff()).toBeNull();
    const { expiresAt } = await session();
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(30 * 60_000);
    const arrival = await from(browser, () => currentArrival());
    if (!arrival) throw new Error("nobody is there");
    const device = newAuthenticator("http://localhost:3000");
    const { challenge } = await from(browser, () => passkeyOptions(arrival.staff));
    const given = { response: device.register(challenge, true), name: "Laptop" };
    await from(browser, () => addPasskey(arrival.staff, given, true));
    expect(await staff()).toMatchObject({ userId });
    expect((await session()).expiresAt.getTime()).toBeGreaterThan(expiresAt.getTime());
  });

  test("cannot be added on the way in by whoever has the password alone, where there is one", async () => {
    process.env.REQUIRE_SECOND_FACTOR = "publishers";
    await signInAs("editor");
    const arrival = await from(browser, () => currentArrival());
    if (!arrival) throw new Error("nobody is there");
    const key = { userId, credentialID: `other-${userId}`, publicKey: "", counter: 0 };
    await beginSecondFactor(arrival.staff);
    await editorialDb().passkey.create({ data: { ...key, deviceType: "", backedUp: false } });
    expect(
      await outcome(from(browser, () => finishSecondFactor(arrival.staff, "000000", true))),
    ).toBe("factor-exists");
    expect((await from(browser, () => currentArrival()))?.missing).toBe("show");
  });

  test("is required at once of somebody who may publish from now on", async () => {
    process.env.REQUIRE_SECOND_FACTOR = "publishers";
    await signInAs("author");
    expect(await staff()).not.toBeNull();
    await editorialDb().user.update({ where: { id: userId }, data: { role: "EDITOR" } });
    expect(await staff()).toBeNull();
    expect((await from(browser, () => currentArrival()))?.missing).toBe("set-up");
  });

  test("that was lost is proven anew by mail: an administrator removes all, and the password is none", async () => {
    await signInAs("author");
    const admin = await newPerson("admin");
    const key = { userId, credentialID: `lost-${userId}`, publicKey: "", counter: 0 };
    await editorialDb().passkey.create({ data: { ...key, deviceType: "", backedUp: false } });
    await removeFactorsOf({ userId: admin.userId }, userId);
    expect(await staff()).toBeNull();
    expect(await outcome(from(browser, () => signInWithPassword({ email, password })))).toBe(
      "wrong-credentials",
    );
    expect(await editorialDb().passkey.count({ where: { userId } })).toBe(0);
    expect(await editorialDb().staffLink.count({ where: { userId, endedAt: null } })).toBe(1);
  });
});
