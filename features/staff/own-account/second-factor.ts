import { personOf } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { recordAccount } from "@/features/audit/security/record-account";
import { credentialChanged } from "@/features/staff/links/credential-changed";
import { lockLinks } from "@/features/staff/links/links";
import { tellPerson } from "@/features/staff/notices/tell-person";
import { takeFirstCode } from "@/features/staff/proofs/codes";
import { factorsOf, hasFactor } from "@/features/staff/proofs/factors";
import { makeRecoveryCodes } from "@/features/staff/proofs/recovery-codes";
import { seal } from "@/features/staff/proofs/seal";
import { newTotpSecret, totpUri } from "@/features/staff/proofs/totp";
import type { Staff } from "@/features/staff/sign-in/arrival";
import { countAttempt } from "@/features/staff/sign-in/attempts";
import { inTransaction } from "@/lib/db/transaction";
import { enterWithFactor, refuseSecondSetup, removeFactor } from "./factors";

/** What the site calls itself to apps. */
const issuer = "Bauing";

/**
 * Begins setting up codes from an app: they count from the first right one on.
 *
 * @returns what the app is told
 * @throws Refusal `factor-exists`
 */
export async function beginSecondFactor({ userId, email }: Staff): Promise<{ uri: string }> {
  const secret = newTotpSecret();
  const sealed = await seal(secret);
  await inTransaction(async (tx) => {
    await lockLinks(tx, email);
    if ((await factorsOf(userId, tx)).codes) throw new Refusal([{ code: "factor-exists" }]);
    // Begun before, and not finished.
    await tx.twoFactor.deleteMany({ where: { userId } });
    await tx.twoFactor.create({ data: { userId, secret: sealed, verified: false } });
  });
  return { uri: totpUri(secret, issuer, email) };
}

/**
 * Switches codes from an app on with a first one, which is used up by it.
 *
 * @param inDoorway it is the first sign-in, which leads through this
 * @returns recovery codes, to be shown once, where it is their first factor
 * @throws Refusal `wrong-code`, `too-many-attempts`, `factor-exists`
 */
export async function finishSecondFactor(
  staff: Staff,
  code: string,
  inDoorway: boolean,
): Promise<{ recoveryCodes: string[] }> {
  const { userId, email, sessionId } = staff;
  const forget = await countAttempt("confirmation", { name: sessionId, userId });
  const { codes, keep } = await makeRecoveryCodes();
  const isFirst = await inTransaction(async (tx) => {
    await lockLinks(tx, email);
    const before = await factorsOf(userId, tx);
    refuseSecondSetup(before, inDoorway);
    if (!(await takeFirstCode(tx, userId, code))) throw new Refusal([{ code: "wrong-code" }]);
    if (!hasFactor(before)) await keep(tx, userId);
    await credentialChanged(tx, { id: userId, email }, sessionId);
    await recordAccount(tx, await personOf(tx, { userId }), { verb: "second-factor-on" });
    await tellPerson(tx, userId, "second-factor-added");
    return !hasFactor(before);
  });
  await forget();
  await enterWithFactor(staff, "code", inDoorway);
  return { recoveryCodes: isFirst ? codes : [] };
}

/** @throws Refusal `factor-required` */
export async function endSecondFactor(staff: Staff): Promise<void> {
  await removeFactor(staff, async (tx) => {
    const { count } = await tx.twoFactor.deleteMany({ where: { userId: staff.userId } });
    return count > 0 && { verb: "second-factor-off", notice: "second-factor-removed" };
  });
}

/** New recovery codes; the old ones stop working. @throws Refusal `factor-missing` */
export async function newRecoveryCodes({ userId, email, sessionId }: Staff): Promise<string[]> {
  const { codes, keep } = await makeRecoveryCodes();
  await inTransaction(async (tx) => {
    await lockLinks(tx, email);
    if (!hasFactor(await factorsOf(userId, tx))) throw new Refusal([{ code: "factor-missing" }]);
    await keep(tx, userId);
    await credentialChanged(tx, { id: userId, email }, sessionId);
    await recordAccount(tx, await personOf(tx, { userId }), { verb: "recovery-codes" });
    await tellPerson(tx, userId, "recovery-codes-made");
  });
  return codes;
}
