import { systemPerson } from "@/features/audit/actors/actors";
import { record } from "@/features/audit/log/audit-log";
import { StaffRefusal } from "@/features/staff/errors";
import { hashPassword, passwordFault } from "@/features/staff/own-account/passwords";
import { inTransaction } from "@/lib/db/transaction";
import { sendReset } from "./emails";
import { endLinks, localeOf, openLink, takeLink } from "./links";

/**
 * Sends a link to set a new password, if there is an account that may have
 * one. Nobody is told whether there was.
 *
 * @param by who had it sent: the audit trail's name
 * @throws when the mail cannot be sent
 */
export async function startReset(email: string, by = "system:reset"): Promise<void> {
  const found = await inTransaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email } });
    if (!user || user.disabledAt) return undefined;
    await endLinks(tx, { kind: "RESET", userId: user.id });
    const locale = localeOf(user);
    const link = await openLink(tx, {
      kind: "RESET",
      userId: user.id,
      locale,
      createdByName: by,
    });
    return { to: { email, name: user.name, locale }, link };
  });
  if (found) await sendReset(found.to, found.link);
}

/**
 * Sets a new password by a link. All sessions of the account end: whoever
 * knew the old one is out.
 *
 * @throws StaffRefusal `link-invalid`, `account-disabled`, those of a password
 */
export async function finishReset(token: string, password: string): Promise<void> {
  const fault = passwordFault(password);
  if (fault) throw new StaffRefusal(fault);
  const hashed = await hashPassword(password);
  await inTransaction(async (tx) => {
    const { userId } = await takeLink(tx, "RESET", token);
    const user = await tx.user.findUnique({ where: { id: userId ?? "" } });
    if (!user) throw new StaffRefusal("link-invalid");
    if (user.disabledAt) throw new StaffRefusal("account-disabled");
    await tx.account.deleteMany({ where: { userId: user.id, providerId: "credential" } });
    await tx.account.create({
      data: { userId: user.id, accountId: user.id, providerId: "credential", password: hashed },
    });
    await tx.session.deleteMany({ where: { userId: user.id } });
    // After a restore, which brings no second factors, the mark of one would lock its owner out.
    const factors = await tx.twoFactor.count({ where: { userId: user.id, verified: true } });
    if (factors === 0) {
      await tx.user.update({ where: { id: user.id }, data: { twoFactorEnabled: false } });
    }
    const person = { ...systemPerson("reset"), id: user.id, name: user.email };
    await record(tx, person, { verb: "reset-password" });
  });
}
