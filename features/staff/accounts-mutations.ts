import { personOf } from "@/features/editorial/actors";
import { record } from "@/features/editorial/audit-mutations";
import type { Actor, Person } from "@/features/editorial/policy";
import type { User } from "@/generated/prisma/client";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { StaffRefusal } from "./errors";
import { endLinks } from "./link-mutations";
import { databaseRole, type StaffRole } from "./policy";
import { refuseUnlessAdmin } from "./rights";

/** What administrators do to the accounts of others. All throw Refusal `role-forbids`. */

/** @throws StaffRefusal `account-unknown`, `not-yourself`, `last-admin` */
export async function changeRole(actor: Actor, userId: string, role: StaffRole): Promise<void> {
  await onAccount(actor, userId, async (tx, person, user) => {
    if (role !== "admin") await refuseForLastAdmin(tx, user);
    await tx.user.update({ where: { id: user.id }, data: { role: databaseRole[role] } });
    const detail = { account: user.email, from: user.role, to: databaseRole[role] };
    await record(tx, person, { verb: "change-role", detail });
  });
}

/**
 * Shuts an account: its sessions end at once, and it can begin none.
 *
 * @throws StaffRefusal `account-unknown`, `not-yourself`, `last-admin`
 */
export async function disableAccount(actor: Actor, userId: string): Promise<void> {
  await onAccount(actor, userId, async (tx, person, user) => {
    if (user.disabledAt) return;
    await refuseForLastAdmin(tx, user);
    const disabledAt = await databaseNow(tx);
    await tx.user.update({ where: { id: user.id }, data: { disabledAt } });
    await tx.session.deleteMany({ where: { userId: user.id } });
    await endLinks(tx, { userId: user.id });
    await record(tx, person, { verb: "disable-account", detail: { account: user.email } });
  });
}

/** @throws StaffRefusal `account-unknown`, `not-yourself` */
export async function enableAccount(actor: Actor, userId: string): Promise<void> {
  await onAccount(actor, userId, async (tx, person, user) => {
    if (!user.disabledAt) return;
    await tx.user.update({ where: { id: user.id }, data: { disabledAt: null } });
    await record(tx, person, { verb: "enable-account", detail: { account: user.email } });
  });
}

/** Signs somebody out everywhere. @throws StaffRefusal `account-unknown`, `not-yourself` */
export async function endSessionsOf(actor: Actor, userId: string): Promise<void> {
  await onAccount(actor, userId, async (tx, person, user) => {
    const { count } = await tx.session.deleteMany({ where: { userId: user.id } });
    await record(tx, person, { verb: "end-sessions", detail: { account: user.email, count } });
  });
}

/**
 * Takes the second factor off an account whose owner has lost it, and ends
 * its sessions.
 *
 * @throws StaffRefusal `account-unknown`, `not-yourself`
 */
export async function removeSecondFactorOf(actor: Actor, userId: string): Promise<void> {
  await onAccount(actor, userId, async (tx, person, user) => {
    await tx.twoFactor.deleteMany({ where: { userId: user.id } });
    await tx.user.update({ where: { id: user.id }, data: { twoFactorEnabled: false } });
    await tx.session.deleteMany({ where: { userId: user.id } });
    await record(tx, person, { verb: "second-factor-off", detail: { account: user.email } });
  });
}

async function onAccount(
  actor: Actor,
  userId: string,
  work: (tx: Transaction, person: Person, user: User) => Promise<void>,
): Promise<void> {
  await inTransaction(async (tx) => {
    // Two administrators who disable one another at once: one of them is too late.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('newsroom.accounts'))`;
    const person = await personOf(tx, actor);
    refuseUnlessAdmin(person);
    if (person.id === userId) throw new StaffRefusal("not-yourself");
    const user = await tx.user.findUnique({ where: { id: userId } });
    if (!user) throw new StaffRefusal("account-unknown");
    await work(tx, person, user);
  });
}

/** Somebody must be left who can let others in. */
async function refuseForLastAdmin(tx: Transaction, user: User): Promise<void> {
  if (user.role !== "ADMIN" || user.disabledAt) return;
  const others = await tx.user.count({
    where: { role: "ADMIN", disabledAt: null, id: { not: user.id } },
  });
  if (others === 0) throw new StaffRefusal("last-admin");
}
