import { headers } from "next/headers";
import { personOf } from "@/features/audit/actors/actors";
import { record } from "@/features/audit/log/audit-log";
import { StaffRefusal } from "@/features/staff/errors";
import { clientAddress, networkOf } from "@/features/staff/http/client-address";
import { auth } from "@/features/staff/sign-in/auth";
import { limits } from "@/features/staff/sign-in/limits";
import type { Staff } from "@/features/staff/sign-in/session";
import { asRefusal, currentSessionId, signedIn } from "@/features/staff/sign-in/sign-in";
import { inTransaction } from "@/lib/db/transaction";
import { withinLimit } from "@/lib/rate-limit";
import { asTyped } from "@/lib/text/input";
import { confirmPassword } from "./own-account";

/**
 * The second step of signing in: a code from the app, or one of the recovery
 * codes, which is used up by it.
 *
 * @throws StaffRefusal `wrong-code`, `code-expired`, `too-many-attempts`,
 *   `account-disabled`
 */
export async function signInWithCode(code: string): Promise<{ userId: string }> {
  const address = networkOf(await clientAddress());
  if (!(await withinLimit("code", address, limits.signInAddress))) {
    throw new StaffRefusal("too-many-attempts");
  }
  const plain = typedCode(code);
  const before = await currentSessionId();
  const given = { headers: await headers(), body: { code: plain, trustDevice: false } };
  const isRecovery = !/^\d{6}$/.test(plain);
  const answer = isRecovery
    ? await auth().api.verifyBackupCode(given).catch(asCodeRefusal)
    : await auth().api.verifyTOTP(given).catch(asCodeRefusal);
  const { id, email } = answer.user;
  await signedIn(id, email, isRecovery ? "recovery-code" : "code", before);
  return { userId: id };
}

/**
 * A code of whatever width the keyboard gave, without the spaces that part
 * it. What stands for a hyphen in a recovery code is one: full-width
 * keyboards and those that correct have others.
 */
const typedCode = (code: string) => asTyped(code).replace(/[\p{Pd}\u2212]/gu, "-");

/**
 * Begins setting up a second factor: it counts from the first right code on.
 *
 * @returns what the app is told, and the recovery codes, which are shown once
 * @throws StaffRefusal `password-wrong`, `too-many-attempts`
 */
export async function beginSecondFactor(
  staff: Staff,
  password: string,
): Promise<{ uri: string; recoveryCodes: string[] }> {
  await confirmPassword(staff, password);
  const answer = await auth()
    .api.enableTwoFactor({ headers: await headers(), body: { password, method: "totp" } })
    .catch(asRefusal("password-wrong"));
  if (!("totpURI" in answer)) throw new Error("no second factor was begun");
  return { uri: answer.totpURI, recoveryCodes: answer.backupCodes };
}

/** @throws StaffRefusal `wrong-code`, `too-many-attempts` */
export async function finishSecondFactor(staff: Staff, code: string): Promise<void> {
  if (!(await withinLimit("code", staff.userId, limits.code))) {
    throw new StaffRefusal("too-many-attempts");
  }
  const body = { code: typedCode(code) };
  await auth()
    .api.verifyTOTP({ headers: await headers(), body })
    .catch(asCodeRefusal);
  await note(staff, "second-factor-on");
}

/** @throws StaffRefusal `password-wrong`, `too-many-attempts`, `sign-in-again` */
export async function endSecondFactor(staff: Staff, password: string): Promise<void> {
  await confirmPassword(staff, password);
  await auth()
    .api.disableTwoFactor({ headers: await headers(), body: { password } })
    .catch(asRefusal("password-wrong"));
  await note(staff, "second-factor-off");
}

/** New recovery codes; the old ones stop working. @throws as `endSecondFactor` */
export async function newRecoveryCodes(staff: Staff, password: string): Promise<string[]> {
  await confirmPassword(staff, password);
  const { backupCodes } = await auth()
    .api.generateBackupCodes({ headers: await headers(), body: { password } })
    .catch(asRefusal("password-wrong"));
  return backupCodes;
}

async function note(
  { userId }: Staff,
  verb: "second-factor-on" | "second-factor-off",
): Promise<void> {
  await inTransaction(async (tx) => record(tx, await personOf(tx, { userId }), { verb }));
}

function asCodeRefusal(error: unknown): never {
  const code = (error as { body?: { code?: string } }).body?.code;
  if (code === "INVALID_TWO_FACTOR_COOKIE") throw new StaffRefusal("code-expired");
  if (code === "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE" || code === "ACCOUNT_TEMPORARILY_LOCKED") {
    throw new StaffRefusal("too-many-attempts");
  }
  return asRefusal("wrong-code")(error);
}
