import type { Actor, Person } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { recordAccount } from "@/features/audit/security/record-account";
import { credentialChanged } from "@/features/staff/links/credential-changed";
import { endLinks, lockLinks } from "@/features/staff/links/links";
import { databaseRole, type StaffRole } from "@/features/staff/policy";
import type { User } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { refuseUnlessAdmin } from "./rights";

/** What administrators do to the accounts of others. All throw Refusal `role-forbids`. */

type AddedAccount = { email: string; name: string; role: StaffRole; locale?: Locale };

/**
 * Makes an account that nobody can sign in to yet: its owner sets a password
 * by a link that goes to the address.
 *
 * @throws Refusal `email-taken`
 */
export async function addAccount(
  actor: Actor,
  { role, ...account }: AddedAccount,
): Promise<Pick<User, "id" | "email" | "name" | "role" | "locale">> {
  return asAdministrator(actor, async (tx, person) => {
    const { email } = account;
    await lockLinks(tx, email);
    if (await tx.user.findUnique({ where: { email } }))
      throw new Refusal([{ code: "email-taken" }]);
    await endLinks(tx, { kind: "INVITATION", email });
    const user = await tx.user.create({
      data: { ...account, role: databaseRole[role] },
      select: { id: true, email: true, name: true, role: true, locale: true },
    });
    await recordAccount(tx, person, { verb: "create-account", detail: { account: email, role } });
    return user;
  });
}

/** @throws Refusal `account-unknown`, `not-yourself`, `last-admin` */
export async function changeRole(actor: Actor, userId: string, role: StaffRole): Promise<void> {
  await onAccount(actor, userId, async (tx, person, user) => {
    if (role !== "admin") await refuseForLastAdmin(tx, user);
    await tx.user.update({ where: { id: user.id }, data: { role: databaseRole[role] } });
    const detail = { account: user.email, from: user.role, to: databaseRole[role] };
    await recordAccount(tx, person, { verb: "change-role", detail });
  });
}

/**
 * Shuts an account: its sessions end at once, and it can begin none.
 *
 * @throws Refusal `account-unknown`, `not-yourself`, `last-admin`
 */
export async function disableAccount(actor: Actor, userId: string): Promise<void> {
  await onAccount(actor, userId, async (tx, person, user) => {
    if (user.disabledAt) return;
    await refuseForLastAdmin(tx, user);
    const disabledAt = await databaseNow(tx);
    await tx.user.update({ where: { id: user.id }, data: { disabledAt } });
    await credentialChanged(tx, user);
    await recordAccount(tx, person, { verb: "disable-account", detail: { account: user.email } });
  });
}

/** @throws Refusal `account-unknown`, `not-yourself` */
export async function enableAccount(actor: Actor, userId: string): Promise<void> {
  await onAccount(actor, userId, async (tx, person, user) => {
    if (!user.disabledAt) return;
    await tx.user.update({ where: { id: user.id }, data: { disabledAt: null } });
    await recordAccount(tx, person, { verb: "enable-account", detail: { account: user.email } });
  });
}

/** Signs somebody out everywhere, and knows none of their browsers any more. @throws Refusal `account-unknown`, `not-yourself` */
export async function endSessionsOf(actor: Actor, userId: string): Promise<void> {
  await onAccount(actor, userId, async (tx, person, user) => {
    const { count } = await tx.session.deleteMany({ where: { userId: user.id } });
    await tx.staffDevice.deleteMany({ where: { userId: user.id } });
    await recordAccount(tx, person, {
      verb: "end-sessions",
      detail: { account: user.email, count },
    });
  });
}

/**
 * Does something to an account of somebody else, as an administrator.
 *
 * @throws Refusal `account-unknown`, `not-yourself`
 */
export async function onAccount<T>(
  actor: Actor,
  userId: string,
  work: (tx: Transaction, person: Person, user: User) => Promise<T>,
): Promise<T> {
  return asAdministrator(actor, async (tx, person) => {
    if (person.id === userId) throw new Refusal([{ code: "not-yourself" }]);
    const user = await tx.user.findUnique({ where: { id: userId } });
    if (!user) throw new Refusal([{ code: "account-unknown" }]);
    return work(tx, person, user);
  });
}

function asAdministrator<T>(
  actor: Actor,
  work: (tx: Transaction, person: Person) => Promise<T>,
): Promise<T> {
  return inTransaction(async (tx) => {
    // Two administrators who disable one another at once: one of them is too late.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('newsroom.accounts'))`;
    const person = await personOf(tx, actor);
    refuseUnlessAdmin(person);
    return work(tx, person);
  });
}

/** Somebody must be left who can let others in. */
async function refuseForLastAdmin(tx: Transaction, user: User): Promise<void> {
  if (user.role !== "ADMIN" || user.disabledAt) return;
  const others = await tx.user.count({
    where: { role: "ADMIN", disabledAt: null, id: { not: user.id } },
  });
  if (others === 0) throw new Refusal([{ code: "last-admin" }]);
}
