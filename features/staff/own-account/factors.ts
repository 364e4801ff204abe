import { personOf } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import type { AuditVerb } from "@/features/audit/log/audit-log";
import { recordAccount } from "@/features/audit/security/record-account";
import { credentialChanged } from "@/features/staff/links/credential-changed";
import { lockLinks } from "@/features/staff/links/links";
import { type NoticeKind, tellPerson } from "@/features/staff/notices/tell-person";
import { requiresSecondFactor } from "@/features/staff/policy";
import { type Factors, factorsOf, hasFactor } from "@/features/staff/proofs/factors";
import { forgetRecoveryCodes } from "@/features/staff/proofs/recovery-codes";
import type { Staff } from "@/features/staff/sign-in/arrival";
import { beginSession, signedIn, type Way } from "@/features/staff/sign-in/begin-session";
import { secondFactorRule } from "@/features/staff/sign-in/second-factor-rule";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";

/** What setting up and removing factors of every kind has in common. */

/**
 * In the doorway only a first factor is set up: whoever has one shows it, or
 * somebody with the password alone could add their own beside it.
 *
 * @throws Refusal `factor-exists`
 */
export function refuseSecondSetup(before: Factors, inDoorway: boolean): void {
  if (inDoorway && hasFactor(before)) throw new Refusal([{ code: "factor-exists" }]);
}

/** The session goes on as one in which a factor was shown, with another cookie. */
export async function enterWithFactor(staff: Staff, way: Way, inDoorway: boolean): Promise<void> {
  await beginSession(staff.userId, { withFactor: true });
  if (inDoorway) await signedIn(staff, way);
}

/**
 * Removes a factor, with the recovery codes when it was the last one.
 *
 * @param remove does it; gives what to record and to tell its owner, or false when there was nothing to remove
 * @throws Refusal `factor-required` where the house wants one and none is left
 */
export async function removeFactor(
  { userId, email, role, sessionId }: Staff,
  remove: (tx: Transaction) => Promise<{ verb: AuditVerb; notice: NoticeKind } | false>,
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockLinks(tx, email);
    const removed = await remove(tx);
    if (!removed) return;
    if (!hasFactor(await factorsOf(userId, tx))) {
      if (requiresSecondFactor(role, secondFactorRule()))
        throw new Refusal([{ code: "factor-required" }]);
      await forgetRecoveryCodes(tx, userId);
    }
    await credentialChanged(tx, { id: userId, email }, sessionId);
    await recordAccount(tx, await personOf(tx, { userId }), { verb: removed.verb });
    await tellPerson(tx, userId, removed.notice);
  });
}
