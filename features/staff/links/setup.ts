import { systemPerson } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { recordAccount } from "@/features/audit/security/record-account";
import { createAccount } from "@/features/staff/accounts/create-account";
import { hashPassword } from "@/features/staff/own-account/passwords";
import { passwordFault } from "@/features/staff/own-account/strength/password-fault";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { newToken, tokenHash } from "./tokens";

/** How long the printed link works. A new start prints a new one. */
const setupHours = 24;

/**
 * Authors and editors may have been created by a command before: none of
 * them could make an administrator, so the link stays for one.
 */
const hasAdministrator = async (tx: Transaction): Promise<boolean> =>
  (await tx.user.count({ where: { role: "ADMIN" } })) > 0;

/**
 * Makes the one-time link by which the first administrator is created; an
 * earlier one stops working.
 *
 * @returns its token, or undefined when there is an administrator already
 */
export async function openSetup(locale: Locale): Promise<string | undefined> {
  return inTransaction(async (tx) => {
    if (await hasAdministrator(tx)) return undefined;
    await tx.staffLink.deleteMany({ where: { kind: "SETUP" } });
    const token = newToken();
    const now = await databaseNow(tx);
    await tx.staffLink.create({
      data: {
        kind: "SETUP",
        tokenHash: tokenHash(token),
        role: "ADMIN",
        locale,
        createdByName: "system:start",
        createdAt: now,
        expiresAt: new Date(now.getTime() + setupHours * 3_600_000),
      },
    });
    return token;
  });
}

/**
 * Creates the first administrator.
 *
 * @throws Refusal `link-invalid` (wrong, expired, used, or there is an
 *   administrator already) and those of a password
 */
export async function setUp(
  token: string,
  account: { name: string; email: string; password: string; locale: Locale },
): Promise<{ userId: string }> {
  const fault = passwordFault(account.password, [account.name, account.email]);
  if (fault) throw new Refusal([{ code: fault }]);
  if (!(await setupIsOpen(token))) throw new Refusal([{ code: "link-invalid" }]);
  // Before the transaction: it takes its time on purpose.
  const password = await hashPassword(account.password);
  return inTransaction(async (tx) => {
    // Two who hold the link at once: the second finds an administrator.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('newsroom.setup'))`;
    const now = await databaseNow(tx);
    const { count } = await tx.staffLink.updateMany({
      where: {
        kind: "SETUP",
        tokenHash: tokenHash(token),
        endedAt: null,
        expiresAt: { gt: now },
      },
      data: { endedAt: now },
    });
    if (count === 0 || (await hasAdministrator(tx))) throw new Refusal([{ code: "link-invalid" }]);
    const { name, email, locale } = account;
    const user = await createAccount(tx, { name, email, locale, role: "ADMIN", password });
    await recordAccount(tx, systemPerson("setup"), {
      verb: "set-up",
      detail: { account: user.email },
    });
    return { userId: user.id };
  });
}

/** Whether a link for the first administrator works. */
export async function setupIsOpen(token: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const found = await tx.staffLink.findFirst({
      where: {
        kind: "SETUP",
        tokenHash: tokenHash(token),
        endedAt: null,
        expiresAt: { gt: await databaseNow(tx) },
      },
    });
    return found !== null && !(await hasAdministrator(tx));
  });
}
