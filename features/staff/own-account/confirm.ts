import type { AuthenticationResponseJSON } from "@simplewebauthn/browser";
import { Refusal } from "@/features/audit/errors";
import { noteSecurity } from "@/features/audit/security/security-events";
import { takeCode } from "@/features/staff/proofs/codes";
import { factorsOf, hasFactor } from "@/features/staff/proofs/factors";
import { authenticationOptions, provePasskey } from "@/features/staff/proofs/passkeys";
import type { Staff } from "@/features/staff/sign-in/arrival";
import { countAttempt } from "@/features/staff/sign-in/attempts";
import { noteConfirmed } from "@/features/staff/sign-in/confirmation";
import { editorialDb } from "@/lib/db/editorial";
import { confirmPassword } from "./own-account";

/**
 * Showing once more who one is, before something that a stranger at an
 * unlocked desk must not do (ASVS 7.5). It holds for this session and for ten
 * minutes.
 */

export type WaysToConfirm = { password: boolean; code: boolean; passkey: boolean };

/** What somebody can show. */
export async function waysOf({ userId }: Staff): Promise<WaysToConfirm> {
  const [passwords, factors] = await Promise.all([
    editorialDb().account.count({ where: { userId, providerId: "credential" } }),
    factorsOf(userId),
  ]);
  // Who has a passkey alone has recovery codes.
  return { password: passwords > 0, code: hasFactor(factors), passkey: factors.passkeys > 0 };
}

/** @throws Refusal `password-wrong`, `too-many-attempts` */
export async function confirmByPassword(staff: Staff, password: string): Promise<void> {
  await confirmPassword(staff, password);
  await confirmed(staff, "password");
}

/** @throws Refusal `wrong-code`, `too-many-attempts` */
export async function confirmByCode(staff: Staff, code: string): Promise<void> {
  const { userId, sessionId } = staff;
  const forget = await countAttempt("confirmation", { name: sessionId, userId });
  if (!(await takeCode(userId, code))) {
    await noteSecurity({ kind: "confirmation-failed", accountId: userId, detail: { way: "code" } });
    throw new Refusal([{ code: "wrong-code" }]);
  }
  await forget();
  await confirmed(staff, "code");
}

export const passkeyConfirmationOptions = ({ userId }: Staff) =>
  authenticationOptions("confirm", userId);

/** @throws Refusal `passkey-failed`, `passkey-unverified` */
export async function confirmByPasskey(
  staff: Staff,
  response: AuthenticationResponseJSON,
): Promise<void> {
  const { userId: accountId } = staff;
  await provePasskey("confirm", response, accountId).catch(async (error: unknown) => {
    await noteSecurity({ kind: "confirmation-failed", accountId, detail: { way: "passkey" } });
    throw error;
  });
  await confirmed(staff, "passkey");
}

async function confirmed(staff: Staff, way: "password" | "code" | "passkey"): Promise<void> {
  await noteConfirmed(staff);
  await noteSecurity({ kind: "confirmed", accountId: staff.userId, detail: { way } });
}
