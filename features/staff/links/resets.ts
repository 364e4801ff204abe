import { systemPerson } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { recordAccount } from "@/features/audit/security/record-account";
import { noteSecurity } from "@/features/audit/security/security-events";
import { tellPerson } from "@/features/staff/notices/tell-person";
import { hashPassword } from "@/features/staff/own-account/passwords";
import { passwordFault } from "@/features/staff/own-account/strength/password-fault";
import { inTransaction } from "@/lib/db/transaction";
import { credentialChanged } from "./credential-changed";
import { mailLink } from "./emails";
import { endLinks, findLink, localeOf, lockLinks, openLink, renewLink, takeLink } from "./links";

/** What whoever asks at the door is called in the audit trail. */
const atTheDoor = "system:reset";

/**
 * Sends a link to set a new password, if there is an account that may have
 * one. Nobody is told whether there was. One link at most works for a
 * person: who asks again at the door has the same one sent again, and who
 * has it sent for somebody else (an administrator, a command) replaces it.
 *
 * @param by who had it sent: the audit trail's name
 */
export async function startReset(email: string, by = atTheDoor): Promise<void> {
  const found = await inTransaction(async (tx) => {
    await lockLinks(tx, email);
    const user = await tx.user.findUnique({ where: { email } });
    if (!user || user.disabledAt) return undefined;
    const whose = { kind: "RESET" as const, userId: user.id };
    const renewed = by === atTheDoor ? await renewLink(tx, whose) : "none";
    if (renewed === "waits") return undefined;
    const open = async () => {
      await endLinks(tx, whose);
      return openLink(tx, { ...whose, locale: localeOf(user), createdByName: by });
    };
    const { id } = renewed === "none" ? await open() : renewed;
    await mailLink(tx, id);
    return { userId: user.id };
  });
  if (!found) return;
  await noteSecurity({
    kind: "reset-asked",
    accountId: found.userId,
    // People are known by their ids there, and this is an address where it is one of theirs.
    ...(by.startsWith("system:") && by !== atTheDoor ? { actorId: by } : {}),
  });
}

/**
 * Sets a new password by a link. All sessions of the account end: whoever
 * knew the old one is out. It replaces the password and nothing else: who has
 * a second factor is asked for it at the next sign-in as before.
 *
 * @throws Refusal `link-invalid`, `account-disabled`, those of a password
 */
export async function finishReset(token: string, password: string): Promise<{ userId: string }> {
  // Before it is hashed, which takes its time on purpose: not for a link that is none.
  const whose = await findLink("RESET", token);
  if (!whose) throw new Refusal([{ code: "link-invalid" }]);
  const fault = passwordFault(password, [whose.name, whose.email]);
  if (fault) throw new Refusal([{ code: fault }]);
  const hashed = await hashPassword(password);
  return inTransaction(async (tx) => {
    const { userId } = await takeLink(tx, "RESET", token);
    const user = await tx.user.findUnique({ where: { id: userId ?? "" } });
    if (!user) throw new Refusal([{ code: "link-invalid" }]);
    if (user.disabledAt) throw new Refusal([{ code: "account-disabled" }]);
    await tx.account.deleteMany({ where: { userId: user.id, providerId: "credential" } });
    await tx.account.create({
      data: { userId: user.id, accountId: user.id, providerId: "credential", password: hashed },
    });
    await credentialChanged(tx, user);
    const person = { ...systemPerson("reset"), id: user.id, name: user.email };
    await recordAccount(tx, person, { verb: "reset-password" });
    await tellPerson(tx, user.id, "password-changed");
    return { userId: user.id };
  });
}
