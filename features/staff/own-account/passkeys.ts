import type { RegistrationResponseJSON } from "@simplewebauthn/browser";
import { personOf } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { recordAccount } from "@/features/audit/security/record-account";
import { credentialChanged } from "@/features/staff/links/credential-changed";
import { lockLinks } from "@/features/staff/links/links";
import { tellPerson } from "@/features/staff/notices/tell-person";
import { factorsOf, hasFactor } from "@/features/staff/proofs/factors";
import { registeredPasskey, registrationOptions } from "@/features/staff/proofs/passkeys";
import { makeRecoveryCodes } from "@/features/staff/proofs/recovery-codes";
import type { Staff } from "@/features/staff/sign-in/arrival";
import { inTransaction } from "@/lib/db/transaction";
import { enterWithFactor, refuseSecondSetup, removeFactor } from "./factors";

/** What a browser needs to make a passkey for this person. */
export const passkeyOptions = (staff: Staff) => registrationOptions(staff);

/**
 * Adds a passkey whose device has checked who holds it.
 *
 * @param inDoorway it is the first sign-in, which leads through this
 * @returns recovery codes, to be shown once, where it is their first factor
 * @throws Refusal `passkey-failed`, `passkey-unverified`, `factor-exists`
 */
export async function addPasskey(
  staff: Staff,
  { response, name }: { response: RegistrationResponseJSON; name: string },
  inDoorway: boolean,
): Promise<{ recoveryCodes: string[] }> {
  const { userId, email, sessionId } = staff;
  const passkey = await registeredPasskey(userId, response);
  const { codes, keep } = await makeRecoveryCodes();
  const isFirst = await inTransaction(async (tx) => {
    await lockLinks(tx, email);
    const before = await factorsOf(userId, tx);
    refuseSecondSetup(before, inDoorway);
    const { count } = await tx.passkey.createMany({
      data: [{ ...passkey, name }],
      skipDuplicates: true,
    });
    if (count === 0) throw new Refusal([{ code: "passkey-failed" }]);
    if (!hasFactor(before)) await keep(tx, userId);
    await credentialChanged(tx, { id: userId, email }, sessionId);
    await recordAccount(tx, await personOf(tx, { userId }), {
      verb: "passkey-added",
      detail: { name },
    });
    await tellPerson(tx, userId, "passkey-added");
    return !hasFactor(before);
  });
  await enterWithFactor(staff, "passkey", inDoorway);
  return { recoveryCodes: isFirst ? codes : [] };
}

/**
 * Does nothing when it is gone already, or is somebody else's.
 *
 * @throws Refusal `factor-required`
 */
export async function removePasskey(staff: Staff, id: string): Promise<void> {
  await removeFactor(staff, async (tx) => {
    const { count } = await tx.passkey.deleteMany({ where: { id, userId: staff.userId } });
    return count > 0 && { verb: "passkey-removed", notice: "passkey-removed" };
  });
}
