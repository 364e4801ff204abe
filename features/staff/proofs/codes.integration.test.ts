import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
  beginSecondFactor,
  endSecondFactor,
  finishSecondFactor,
  newRecoveryCodes,
} from "@/features/staff/own-account/second-factor";
import type { Staff } from "@/features/staff/sign-in/arrival";
import { countAttempt } from "@/features/staff/sign-in/attempts";
import { currentArrival } from "@/features/staff/sign-in/session";
import { signInWithCode, signInWithPassword } from "@/features/staff/sign-in/sign-in";
import { type Browser, from, newBrowser, pausesGoOn } from "@/features/staff/testing/browser";
import { newPerson, outcome, password } from "@/features/staff/testing/person";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { siteSecret } from "@/lib/site-secret";
import { takeCode } from "./codes";
import { seal } from "./seal";

vi.mock("next/headers", () => import("@/features/staff/testing/browser"));

testDatabase();

// The app shows one code throughout a test, however slow the machine is.
beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterAll(() => void vi.useRealTimers());

let email: string;
let userId: string;
let theirs: Browser;
let secret: string;
let recoveryCodes: string[];

/** What the app shows, steps from now. */
const codeOf = (key: string, steps = 0) =>
  createOTP(key).hotp(Math.floor(Date.now() / 30_000) + steps);

const here = async (browser: Browser): Promise<Staff> => {
  const arrival = await from(browser, () => currentArrival());
  if (!arrival) throw new Error("nobody is signed in");
  return arrival.staff;
};

const asCode = (browser: Browser, code: string) =>
  outcome(from(browser, () => signInWithCode(code)));

/** Another browser, after the password. */
async function atTheCode(address = "203.0.113.9"): Promise<Browser> {
  const browser = newBrowser(address);
  const { missing } = await from(browser, () => signInWithPassword({ email, password }));
  expect(missing).toBe("show");
  return browser;
}

/** As it is a step later: of the code that was taken last, the app shows the next one. */
const aStepLater = () =>
  editorialDb().$executeRaw`UPDATE editorial.two_factor SET last_used_step = last_used_step - 2`;

beforeEach(async () => {
  await editorialDb().rateLimit.deleteMany();
  ({ email, userId } = await newPerson("author"));
  theirs = newBrowser("203.0.113.1");
  await from(theirs, () => signInWithPassword({ email, password }));
  const { uri } = await beginSecondFactor(await here(theirs));
  secret = new TextDecoder().decode(base32.decode(new URL(uri).searchParams.get("secret") ?? ""));
  const staff = await here(theirs);
  const code = await codeOf(secret);
  ({ recoveryCodes } = await from(theirs, () => finishSecondFactor(staff, code, false)));
});

describe("a code from an app", () => {
  test("that has set the app up signs nobody in, and neither does an earlier one", async () => {
    const browser = await atTheCode();
    expect(await asCode(browser, await codeOf(secret))).toBe("wrong-code");
    expect(await asCode(browser, await codeOf(secret, -1))).toBe("wrong-code");
    expect(await asCode(browser, await codeOf(secret, 1))).toBe("done");
  });

  test("signs in once, whichever of two browsers brings it first", async () => {
    const browsers = [
      await atTheCode(),
      await atTheCode("198.51.100.4"),
      await atTheCode("192.0.2.8"),
    ];
    const code = await codeOf(secret, 1);
    // All as one browser's requests would be: what they share is the database.
    const answers = await Promise.all(browsers.map(() => takeCode(userId, code)));
    expect(answers.filter((each) => each === "code")).toHaveLength(1);
    for (const browser of browsers) expect(await asCode(browser, code)).toBe("wrong-code");
  });

  test("is taken in whatever width and parting it is typed", async () => {
    await aStepLater();
    const code = await codeOf(secret, 0);
    const wide = code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    const browser = await atTheCode();
    expect(await asCode(browser, ` ${wide.slice(0, 3)}　${wide.slice(3)} `)).toBe("done");
    expect((await from(browser, () => currentArrival()))?.missing).toBeUndefined();
  });

  test("goes on being right while the site's secret is changed, and is sealed with the new one", async () => {
    process.env.SITE_SECRET_PREVIOUS = siteSecret();
    process.env.SITE_SECRET = "a new secret of at least 32 characters";
    try {
      const before = await editorialDb().twoFactor.findFirstOrThrow({ where: { userId } });
      expect(await takeCode(userId, await codeOf(secret, 1))).toBe("code");
      const { secret: sealed } = await editorialDb().twoFactor.findFirstOrThrow({
        where: { userId },
      });
      expect(sealed).not.toBe(before.secret);
      delete process.env.SITE_SECRET_PREVIOUS;
      await aStepLater();
      expect(await takeCode(userId, await codeOf(secret, 1))).toBe("code");
    } finally {
      delete process.env.SITE_SECRET;
      delete process.env.SITE_SECRET_PREVIOUS;
    }
  });

  test("is not asked for without the password, and not for long after it", async () => {
    expect(await asCode(newBrowser("203.0.113.9"), await codeOf(secret, 1))).toBe("code-expired");
    const browser = await atTheCode();
    await editorialDb().session.updateMany({
      where: { factorAt: null },
      data: { expiresAt: new Date(0) },
    });
    expect(await asCode(browser, await codeOf(secret, 1))).toBe("code-expired");
  });

  test("cannot be guessed from many networks, and its owner's browser is not slowed down by it", async () => {
    const attempt = () => countAttempt("code", { name: userId, userId });
    for (let i = 0; i < 20; i++) await from(newBrowser(`198.51.${i}.1`), attempt);
    const stranger = await atTheCode("192.0.2.1");
    await pausesGoOn();
    expect(await asCode(stranger, await codeOf(secret, 1))).toBe("too-many-attempts");
    const known = newBrowser(
      "192.0.2.77",
      [...theirs.jar].filter(([name]) => name.endsWith("device")),
    );
    await from(known, () => signInWithPassword({ email, password }));
    expect(await asCode(known, await codeOf(secret, 1))).toBe("done");
  });
});

describe("recovery codes", () => {
  test("are ten, are kept as slow hashes, and each signs in once", async () => {
    expect(new Set(recoveryCodes).size).toBe(10);
    const kept = await editorialDb().recoveryCode.findMany({ where: { userId } });
    for (const { hash } of kept) expect(hash).toMatch(/^\$argon2id\$/);
    const [code = ""] = recoveryCodes;
    const browser = await atTheCode();
    expect(await asCode(browser, ` ${code.toUpperCase().replace("-", "–")} `)).toBe("done");
    expect(await asCode(await atTheCode(), code)).toBe("wrong-code");
  });

  test("of two who bring the same one, one has it", async () => {
    const [, code = ""] = recoveryCodes;
    const answers = await Promise.all([1, 2, 3].map(() => takeCode(userId, code)));
    expect(answers.filter((each) => each === "recovery-code")).toHaveLength(1);
  });

  test("of an earlier version are hashed when one of them is tried, and work once", async () => {
    const old = ["aBcDe-FgHi1", "JkLmN-oPqR2"];
    await editorialDb().recoveryCode.deleteMany({ where: { userId } });
    const sealed = await seal(JSON.stringify(old));
    await editorialDb().twoFactor.updateMany({ where: { userId }, data: { backupCodes: sealed } });
    expect(await takeCode(userId, "aaaaa-bbbbb")).toBeUndefined();
    const factor = await editorialDb().twoFactor.findFirstOrThrow({ where: { userId } });
    expect(factor.backupCodes).toBe("");
    const answers = await Promise.all([
      takeCode(userId, old[0] ?? ""),
      takeCode(userId, old[0] ?? ""),
    ]);
    expect(answers.filter(Boolean)).toEqual(["recovery-code"]);
    expect(await takeCode(userId, old[1] ?? "")).toBe("recovery-code");
    expect(await editorialDb().recoveryCode.count({ where: { userId } })).toBe(0);
  });

  test("are replaced by new ones, and end with the last factor", async () => {
    const fresh = await newRecoveryCodes(await here(theirs));
    expect(await takeCode(userId, recoveryCodes[0] ?? "")).toBeUndefined();
    expect(await takeCode(userId, fresh[0] ?? "")).toBe("recovery-code");
    await endSecondFactor(await here(theirs));
    expect(await takeCode(userId, fresh[1] ?? "")).toBeUndefined();
    expect(await outcome(newRecoveryCodes(await here(theirs)))).toBe("factor-missing");
  });
});

test("a change of factors ends links and the other sessions, and the own one goes on", async () => {
  const other = await atTheCode();
  expect(await asCode(other, recoveryCodes[3] ?? "")).toBe("done");
  const staff = await here(theirs);
  await newRecoveryCodes(staff);
  expect(await from(other, () => currentArrival())).toBeNull();
  expect((await here(theirs)).sessionId).toBe(staff.sessionId);
});
