import { beforeEach, expect, test, vi } from "vitest";
import { confirmByPasskey, passkeyConfirmationOptions } from "@/features/staff/own-account/confirm";
import { addPasskey, passkeyOptions, removePasskey } from "@/features/staff/own-account/passkeys";
import type { Staff } from "@/features/staff/sign-in/arrival";
import { currentArrival } from "@/features/staff/sign-in/session";
import {
  passkeySignInOptions,
  signInWithCode,
  signInWithPasskey,
  signInWithPassword,
} from "@/features/staff/sign-in/sign-in";
import { newAuthenticator } from "@/features/staff/testing/authenticator";
import { type Browser, from, newBrowser } from "@/features/staff/testing/browser";
import { newPerson, outcome, password } from "@/features/staff/testing/person";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";

vi.mock("next/headers", () => import("@/features/staff/testing/browser"));

testDatabase();

const origin = "http://localhost:3000";
let email: string;
let userId: string;
let theirs: Browser;
let device: ReturnType<typeof newAuthenticator>;

beforeEach(async () => {
  process.env.SITE_URL = origin;
  ({ email, userId } = await newPerson("author"));
  theirs = newBrowser("203.0.113.1");
  await from(theirs, () => signInWithPassword({ email, password }));
  device = newAuthenticator(origin);
});

async function staffOf(browser: Browser): Promise<Staff> {
  const arrival = await from(browser, () => currentArrival());
  if (!arrival) throw new Error("nobody is signed in");
  return arrival.staff;
}

async function register(verified: boolean, at = device) {
  const staff = await staffOf(theirs);
  const { challenge, authenticatorSelection } = await from(theirs, () => passkeyOptions(staff));
  expect(authenticatorSelection?.userVerification).toBe("required");
  const given = { response: at.register(challenge, verified), name: "Laptop" };
  return from(theirs, () => addPasskey(staff, given, false));
}

async function signIn(verified: boolean, counter = 0, browser = newBrowser("198.51.100.1")) {
  const { challenge, userVerification } = await from(browser, () => passkeySignInOptions());
  expect(userVerification).toBe("required");
  const response = device.authenticate(challenge, verified, counter);
  await from(browser, () => signInWithPasskey(response));
  return browser;
}

test("a passkey whose device has not checked its holder is not taken", async () => {
  expect(await outcome(register(false))).toBe("passkey-unverified");
  expect(await editorialDb().passkey.count({ where: { userId } })).toBe(0);
});

test("a passkey signs in where the device has checked its holder, and only there", async () => {
  const { recoveryCodes } = await register(true);
  expect(recoveryCodes).toHaveLength(10);
  expect(await outcome(signIn(false))).toBe("passkey-unverified");
  const browser = await signIn(true);
  expect(await from(browser, () => currentArrival())).toMatchObject({ missing: undefined });
});

test("what a passkey has signed is worth something once, for one purpose and in one browser", async () => {
  await register(true);
  const browser = newBrowser("198.51.100.1");
  const { challenge } = await from(browser, () => passkeySignInOptions());
  const response = device.authenticate(challenge, true);
  const elsewhere = newBrowser("198.51.100.2");
  expect(await outcome(from(elsewhere, () => signInWithPasskey(response)))).toBe("passkey-failed");
  expect(await outcome(from(browser, () => signInWithPasskey(response)))).toBe("done");
  expect(await outcome(from(browser, () => signInWithPasskey(response)))).toBe("passkey-failed");
  const staff = await staffOf(browser);
  const asked = await from(browser, () => passkeyConfirmationOptions(staff));
  expect(asked.allowCredentials).toHaveLength(1);
  const confirmed = device.authenticate(asked.challenge, true);
  expect(await outcome(from(browser, () => signInWithPasskey(confirmed)))).toBe("passkey-failed");
});

test("a device that counts is refused when it does not count on", async () => {
  await register(true);
  expect(await outcome(signIn(true, 7))).toBe("done");
  expect(await outcome(signIn(true, 7))).toBe("passkey-failed");
  expect(await outcome(signIn(true, 8))).toBe("done");
});

test("confirming takes the passkey of whoever is there, and not another's", async () => {
  await register(true);
  const staff = await staffOf(theirs);
  await editorialDb().session.updateMany({ data: { confirmedAt: null } });
  const other = await newPerson("author");
  const options = await from(theirs, () => passkeyConfirmationOptions(staff));
  const response = device.authenticate(options.challenge, true);
  const asOther = { ...staff, userId: other.userId };
  expect(await outcome(from(theirs, () => confirmByPasskey(asOther, response)))).toBe(
    "passkey-failed",
  );
  const again = await from(theirs, () => passkeyConfirmationOptions(staff));
  const unverified = device.authenticate(again.challenge, false);
  expect(await outcome(from(theirs, () => confirmByPasskey(staff, unverified)))).toBe(
    "passkey-unverified",
  );
  expect((await staffOf(theirs)).confirmedAt).toBeNull();
  const last = await from(theirs, () => passkeyConfirmationOptions(staff));
  await from(theirs, () => confirmByPasskey(staff, device.authenticate(last.challenge, true)));
  expect((await staffOf(theirs)).confirmedAt).not.toBeNull();
});

test("the password alone opens nothing where there is a passkey, and a recovery code helps when it is lost", async () => {
  const { recoveryCodes } = await register(true);
  const browser = newBrowser("198.51.100.1");
  const { missing } = await from(browser, () => signInWithPassword({ email, password }));
  expect(missing).toBe("show");
  const [code = ""] = recoveryCodes;
  expect(await outcome(from(browser, () => signInWithCode(code)))).toBe("done");
  const second = newAuthenticator(origin);
  const { recoveryCodes: none } = await register(true, second);
  expect(none).toEqual([]);
});

test("the last passkey goes with the recovery codes, but not where the house wants one", async () => {
  await register(true);
  const [passkey] = await editorialDb().passkey.findMany({ where: { userId } });
  process.env.REQUIRE_SECOND_FACTOR = "all";
  const remove = async () => {
    const staff = await staffOf(theirs);
    return from(theirs, () => removePasskey(staff, passkey?.id ?? ""));
  };
  try {
    expect(await outcome(remove())).toBe("factor-required");
  } finally {
    delete process.env.REQUIRE_SECOND_FACTOR;
  }
  expect(await editorialDb().passkey.count({ where: { userId } })).toBe(1);
  expect(await outcome(remove())).toBe("done");
  expect(await editorialDb().recoveryCode.count({ where: { userId } })).toBe(0);
});
