import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { findLink } from "@/features/staff/links/links";
import { startReset } from "@/features/staff/links/resets";
import { newToken } from "@/features/staff/links/tokens";
import { beginSecondFactor, finishSecondFactor } from "@/features/staff/own-account/second-factor";
import { knownDevice } from "@/features/staff/sign-in/known-devices";
import { renewedSessionCookie } from "@/features/staff/sign-in/renew-session-cookie";
import { currentArrival } from "@/features/staff/sign-in/session";
import { signInWithCode, signInWithPassword } from "@/features/staff/sign-in/sign-in";
import { type Browser, from, newBrowser } from "@/features/staff/testing/browser";
import { newPerson, outcome, password } from "@/features/staff/testing/person";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { renewSeals } from "./renew-seals";

vi.mock("next/headers", () => import("@/features/staff/testing/browser"));

testDatabase();

const secrets = { first: newToken(), second: newToken(), third: newToken() };

/** A start of the site with these settings: what it had made with others is gone. */
function restart(secret: keyof typeof secrets, previous?: keyof typeof secrets): void {
  vi.stubEnv("SITE_SECRET", secrets[secret]);
  vi.stubEnv("SITE_SECRET_PREVIOUS", previous ? secrets[previous] : "");
  delete (globalThis as { newsroomAuth?: unknown }).newsroomAuth;
}

/** As the site's server does it with every request of the desk. */
function arrive(browser: Browser): void {
  const cookies = [...browser.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const renewed = renewedSessionCookie(cookies);
  const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(renewed?.setCookie ?? "") ?? [];
  if (name) browser.jar.set(name, value);
}

async function whoIsIn(browser: Browser): Promise<string | undefined> {
  arrive(browser);
  return from(browser, async () => (await currentArrival())?.staff.userId);
}

/** Somebody with codes from an app, signed in. */
async function enrol() {
  const person = await newPerson("author");
  const browser = newBrowser("203.0.113.1");
  await from(browser, () => signInWithPassword({ ...person, password }));
  const key = await from(browser, async () => {
    const arrival = await currentArrival();
    if (!arrival) throw new Error("nobody is signed in");
    const { uri } = await beginSecondFactor(arrival.staff);
    const encoded = new URL(uri).searchParams.get("secret") ?? "";
    const secret = new TextDecoder().decode(base32.decode(encoded));
    await finishSecondFactor(arrival.staff, await codeOf(secret), false);
    return secret;
  });
  return { ...person, browser, key };
}

const codeOf = (key: string) => createOTP(key).hotp(Math.floor(Date.now() / 30_000));

/** In a browser of their own. */
async function signInAnew({ email, key }: { email: string; key: string }) {
  await editorialDb().twoFactor.updateMany({ data: { lastUsedStep: null } });
  const browser = newBrowser("203.0.113.2");
  await from(browser, () => signInWithPassword({ email, password }));
  return outcome(from(browser, async () => signInWithCode(await codeOf(key))));
}

beforeEach(async () => {
  vi.stubEnv("SITE_URL", "http://localhost:3000");
  await editorialDb().rateLimit.deleteMany();
  await editorialDb().twoFactor.deleteMany();
  restart("first");
});
afterEach(() => {
  vi.unstubAllEnvs();
  delete (globalThis as { newsroomAuth?: unknown }).newsroomAuth;
});

describe("when the site's secret is changed", () => {
  test("who is in stays in, known browsers and codes count, and then the old one may go", async () => {
    const person = await enrol();
    const away = newBrowser("203.0.113.3", [...person.browser.jar]);

    restart("second", "first");
    expect(await whoIsIn(person.browser)).toBe(person.userId);
    expect(await from(person.browser, () => knownDevice(person.userId))).toBeDefined();
    expect(await signInAnew(person)).toBe("done");

    restart("second");
    expect(await whoIsIn(person.browser)).toBe(person.userId);
    expect(await signInAnew(person)).toBe("done");
    // Not here in between: they sign in again.
    expect(await whoIsIn(away)).toBeUndefined();
  });

  test("without the old one beside it nothing of it counts", async () => {
    const person = await enrol();
    restart("second");
    expect(await whoIsIn(person.browser)).toBeUndefined();
    expect(await from(person.browser, () => knownDevice(person.userId))).toBeUndefined();
    expect(await signInAnew(person)).not.toBe("done");
    expect(await renewSeals()).toEqual({ renewed: 0, lost: 1, sessionsEnd: null });
  });

  test("everybody's codes are brought along at once, also twice in a row", async () => {
    const people = [await enrol(), await enrol()];
    restart("second", "first");
    expect(await renewSeals()).toMatchObject({
      renewed: 2,
      lost: 0,
      sessionsEnd: expect.any(Date),
    });
    expect(await renewSeals()).toMatchObject({ renewed: 0, lost: 0 });
    restart("third", "second");
    expect(await renewSeals()).toMatchObject({ renewed: 2, lost: 0 });
    restart("third");
    for (const person of people) expect(await signInAnew(person)).toBe("done");
  });

  test("a link that was mailed works, and is mailed again as it is", async () => {
    const { email, userId } = await newPerson("author");
    await startReset(email);
    const before = await editorialDb().staffLink.findFirstOrThrow({ where: { userId } });
    restart("second", "first");
    await editorialDb().staffLink.updateMany({ data: { mailedAt: null } });
    await startReset(email);
    const after = await editorialDb().staffLink.findMany({ where: { userId } });
    expect(after).toMatchObject([{ id: before.id, tokenHash: before.tokenHash, endedAt: null }]);
    expect(await findLink("RESET", "another token")).toBeNull();
  });
});
