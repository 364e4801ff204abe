import { personOf } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { recordAccount } from "@/features/audit/security/record-account";
import { noteSecurity } from "@/features/audit/security/security-events";
import { credentialChanged } from "@/features/staff/links/credential-changed";
import { tellPerson } from "@/features/staff/notices/tell-person";
import type { Staff } from "@/features/staff/sign-in/arrival";
import { countAttempt } from "@/features/staff/sign-in/attempts";
import { forgetOtherDevices } from "@/features/staff/sign-in/known-devices";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { hashPassword, verifyPassword } from "./passwords";
import { passwordFault } from "./strength/password-fault";

/** What people do to their own account. */

export async function changeProfile(
  { userId }: Staff,
  data: { name: string; locale: Locale },
): Promise<void> {
  await editorialDb().user.update({ where: { id: userId }, data });
}

/**
 * Sets a new password. All other sessions end.
 *
 * @throws Refusal `password-wrong`, `too-many-attempts`, those of a password
 */
export async function changePassword(
  staff: Staff,
  { current, password }: { current: string; password: string },
): Promise<void> {
  await confirmPassword(staff, current);
  const fault = passwordFault(password, [staff.name, staff.email]);
  if (fault) throw new Refusal([{ code: fault }]);
  const hashed = await hashPassword(password);
  const { userId, sessionId } = staff;
  await inTransaction(async (tx) => {
    const person = await personOf(tx, { userId });
    await tx.account.updateMany({
      where: { userId, providerId: "credential" },
      data: { password: hashed },
    });
    await credentialChanged(tx, { id: userId, email: staff.email }, sessionId);
    await recordAccount(tx, person, { verb: "change-password" });
    await tellPerson(tx, userId, "password-changed");
  });
}

/**
 * Asks again for the password before something that a stranger at an
 * unlocked desk must not do.
 *
 * @throws Refusal `password-wrong`, `too-many-attempts`
 */
export async function confirmPassword(
  { userId, sessionId }: Staff,
  password: string,
): Promise<void> {
  // By session: whoever has none of theirs cannot use it up for them.
  const forget = await countAttempt("confirmation", { name: sessionId, userId });
  const account = await editorialDb().account.findFirst({
    where: { userId, providerId: "credential" },
  });
  const right = await verifyPassword({ hash: account?.password ?? "", password });
  if (!right) {
    const detail = { way: "password" };
    await noteSecurity({ kind: "confirmation-failed", accountId: userId, detail });
    throw new Refusal([{ code: "password-wrong" }]);
  }
  await forget();
}

/** Ends one of one's own sessions, or all but this one: other browsers are then not known any more either. */
export async function endOwnSessions(staff: Staff, which: string | "others"): Promise<void> {
  const { userId, sessionId } = staff;
  const id = which === "others" ? { not: sessionId } : which;
  await inTransaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { userId, id } });
    if (which === "others") await forgetOtherDevices(tx, userId);
    if (count === 0) return;
    await recordAccount(tx, await personOf(tx, { userId }), {
      verb: "end-sessions",
      detail: { count },
    });
  });
}
