import type { Actor } from "@/features/audit/actors/actors";
import { recordAccount } from "@/features/audit/security/record-account";
import { credentialChanged } from "@/features/staff/links/credential-changed";
import { startReset } from "@/features/staff/links/resets";
import { tellPerson } from "@/features/staff/notices/tell-person";
import { forgetRecoveryCodes } from "@/features/staff/proofs/recovery-codes";
import { onAccount } from "./accounts";

/**
 * Takes off an account what its owner has lost: codes, passkeys and recovery
 * codes. They are proven anew as they were at first (ASVS 6.4.4): by a link to
 * the address of the account. The password goes as well, or whoever has it and
 * has talked an administrator into this would be in.
 *
 * @throws Refusal `account-unknown`, `not-yourself`
 */
export async function removeFactorsOf(actor: Actor, userId: string): Promise<void> {
  const { email, by } = await onAccount(actor, userId, async (tx, person, user) => {
    await tx.twoFactor.deleteMany({ where: { userId: user.id } });
    await tx.passkey.deleteMany({ where: { userId: user.id } });
    await forgetRecoveryCodes(tx, user.id);
    await tx.account.deleteMany({ where: { userId: user.id, providerId: "credential" } });
    await tx.staffDevice.deleteMany({ where: { userId: user.id } });
    await credentialChanged(tx, user);
    await recordAccount(tx, person, { verb: "second-factor-off", detail: { account: user.email } });
    await tellPerson(tx, user.id, "second-factor-removed");
    return { email: user.email, by: person.name };
  });
  await startReset(email, by);
}
