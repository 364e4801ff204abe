import { personOf, systemPerson } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { noteSecurity } from "@/features/audit/security/security-events";
import { createAccount } from "@/features/staff/accounts/create-account";
import { credentialChanged } from "@/features/staff/links/credential-changed";
import { endLinks, localeOf, lockLinks } from "@/features/staff/links/links";
import { tellPerson } from "@/features/staff/notices/tell-person";
import type { Staff } from "@/features/staff/sign-in/arrival";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import type { Identity } from "./client";

/**
 * Which account belongs to whom at the provider. An address never decides it
 * for an account that there is: whoever gets hold of an address there, or
 * had it before, would get the account. See docs/decisions/0038.
 */

/** Whose account it is; undefined where nobody has linked it. */
export async function ownerOf({ issuer, subject }: Identity): Promise<string | undefined> {
  const found = await editorialDb().providerIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
  });
  return found?.userId;
}

/** Whether somebody can sign in by it. */
export async function isLinked(userId: string, issuer: string): Promise<boolean> {
  return (await editorialDb().providerIdentity.count({ where: { userId, issuer } })) > 0;
}

/**
 * Links the account of somebody who is signed in and has just shown at the
 * provider who they are there.
 *
 * @throws Refusal `provider-taken`: it is another account's, or this
 *   account has another one there
 */
export async function linkIdentity(staff: Staff, { issuer, subject }: Identity): Promise<void> {
  const { userId, email, sessionId } = staff;
  const isNew = await inTransaction(async (tx) => {
    const person = await personOf(tx, { userId });
    const createdAt = await databaseNow(tx);
    const link = { issuer, subject, userId, createdAt };
    const { count } = await tx.providerIdentity.createMany({ data: [link], skipDuplicates: true });
    if (count === 0) {
      const found = await tx.providerIdentity.findFirst({ where: { issuer, subject, userId } });
      if (!found) throw new Refusal([{ code: "provider-taken" }]);
      return false;
    }
    await credentialChanged(tx, { id: userId, email }, sessionId);
    await record(tx, person, { verb: "provider-linked" });
    await tellPerson(tx, userId, "provider-linked");
    return true;
  });
  if (isNew) await noteSecurity({ kind: "provider-linked", accountId: userId });
}

/**
 * Takes the link away again.
 *
 * @throws Refusal `only-way-in`: neither a password nor a passkey is left
 */
export async function unlinkIdentity({ userId, email, sessionId }: Staff): Promise<void> {
  const count = await inTransaction(async (tx) => {
    const person = await personOf(tx, { userId });
    const [passwords, passkeys] = await Promise.all([
      tx.account.count({ where: { userId, providerId: "credential" } }),
      tx.passkey.count({ where: { userId } }),
    ]);
    if (passwords + passkeys === 0) throw new Refusal([{ code: "only-way-in" }]);
    const removed = await tx.providerIdentity.deleteMany({ where: { userId } });
    if (removed.count === 0) return 0;
    await credentialChanged(tx, { id: userId, email }, sessionId);
    await record(tx, person, { verb: "provider-unlinked" });
    await tellPerson(tx, userId, "provider-unlinked");
    return removed.count;
  });
  if (count > 0) await noteSecurity({ kind: "provider-unlinked", accountId: userId });
}

/**
 * Creates the account of somebody who is invited, and links it: the address
 * that an administrator has invited is the one that the provider has
 * verified. The invitation is used up.
 *
 * @returns undefined where no open invitation has that address
 * @throws Refusal `email-taken`: there is an account already, whose owner has to link it
 */
export async function acceptByIdentity(
  { issuer, subject }: Identity,
  email: string,
): Promise<string | undefined> {
  const userId = await inTransaction(async (tx) => {
    await lockLinks(tx, email);
    const now = await databaseNow(tx);
    const open = { kind: "INVITATION" as const, email, endedAt: null, expiresAt: { gt: now } };
    const invitation = await tx.staffLink.findFirst({
      where: open,
      orderBy: { createdAt: "desc" },
    });
    if (!invitation) return undefined;
    await endLinks(tx, { kind: "INVITATION", email });
    const { name, role } = invitation;
    const user = await createAccount(tx, { name, email, role, locale: localeOf(invitation) });
    await tx.providerIdentity.create({
      data: { issuer, subject, userId: user.id, createdAt: now },
    });
    const person = { ...systemPerson("invitation"), id: user.id, name: email };
    await record(tx, person, { verb: "accept-invitation", detail: { account: email } });
    return user.id;
  });
  if (userId) await noteSecurity({ kind: "invitation-used", accountId: userId });
  return userId;
}
