import type { Actor } from "@/features/audit/actors/actors";
import { personOf, systemPerson } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { recordAccount } from "@/features/audit/security/record-account";
import { createAccount } from "@/features/staff/accounts/create-account";
import { refuseUnlessAdmin } from "@/features/staff/accounts/rights";
import { hashPassword } from "@/features/staff/own-account/passwords";
import { passwordFault } from "@/features/staff/own-account/strength/password-fault";
import { databaseRole, type StaffRole } from "@/features/staff/policy";
import type { Locale } from "@/i18n/routing";
import { inTransaction } from "@/lib/db/transaction";
import { mailLink } from "./emails";
import { endLinks, findLink, lockLinks, openLink, takeLink } from "./links";

type Invitation = { email: string; name: string; role: StaffRole; locale: Locale };

/**
 * Invites somebody by mail, in their language; an earlier invitation of the
 * address stops working. The mail waits in the outbox: a mail server that is
 * out of reach keeps nobody from inviting.
 *
 * @throws Refusal `role-forbids`, `email-taken`
 */
export async function invite(actor: Actor, { role, ...to }: Invitation): Promise<void> {
  await inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    refuseUnlessAdmin(person);
    await lockLinks(tx, to.email);
    if (await tx.user.findUnique({ where: { email: to.email } })) {
      throw new Refusal([{ code: "email-taken" }]);
    }
    await endLinks(tx, { kind: "INVITATION", email: to.email });
    const by = { createdByName: person.name, kind: "INVITATION" as const };
    const opened = await openLink(tx, { ...to, ...by, role: databaseRole[role] });
    await recordAccount(tx, person, { verb: "invite", detail: { account: to.email, role } });
    await mailLink(tx, opened.id);
  });
}

/** Takes an invitation back. @throws Refusal `role-forbids`, `link-invalid` */
export async function withdrawInvitation(actor: Actor, linkId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    refuseUnlessAdmin(person);
    const link = await tx.staffLink.findUnique({ where: { id: linkId } });
    const ended = await endLinks(tx, { id: linkId, kind: "INVITATION" });
    if (!link || ended === 0) throw new Refusal([{ code: "link-invalid" }]);
    await recordAccount(tx, person, {
      verb: "withdraw-invitation",
      detail: { account: link.email },
    });
  });
}

/**
 * Opens the account that an invitation is for.
 *
 * @throws Refusal `link-invalid`, `email-taken`, those of a password
 */
export async function acceptInvitation(
  token: string,
  given: { name: string; password: string; locale: Locale },
): Promise<{ email: string }> {
  // Before it is hashed, which takes its time on purpose: not for a link that is none.
  const invited = await findLink("INVITATION", token);
  if (!invited) throw new Refusal([{ code: "link-invalid" }]);
  const fault = passwordFault(given.password, [given.name, invited.email]);
  if (fault) throw new Refusal([{ code: fault }]);
  const password = await hashPassword(given.password);
  return inTransaction(async (tx) => {
    const { email, role } = await takeLink(tx, "INVITATION", token);
    const { name, locale } = given;
    const user = await createAccount(tx, { name, locale, email, role, password });
    await endLinks(tx, { kind: "INVITATION", email });
    const person = { ...systemPerson("invitation"), id: user.id, name: email };
    await recordAccount(tx, person, { verb: "accept-invitation", detail: { account: email } });
    return { email };
  });
}
