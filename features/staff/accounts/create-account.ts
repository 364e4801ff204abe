import { Refusal } from "@/features/audit/errors";
import type { Role } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";

type NewAccount = {
  name: string;
  email: string;
  locale: Locale;
  role: Role;
  /** Hashed; none: they sign in by another house's sign-in. */
  password?: string;
};

/**
 * Creates an account, in better-auth's shape: the user, and a password as one
 * of their ways in.
 *
 * @throws Refusal `email-taken`
 */
export async function createAccount(
  tx: Transaction,
  { password, ...account }: NewAccount,
): Promise<{ id: string; email: string }> {
  const { email } = account;
  if (await tx.user.findUnique({ where: { email } })) throw new Refusal([{ code: "email-taken" }]);
  // Whoever opened the link that was sent there has shown that it is theirs.
  const user = await tx.user.create({ data: { ...account, emailVerified: true } });
  if (password !== undefined) {
    await tx.account.create({
      data: { userId: user.id, accountId: user.id, providerId: "credential", password },
    });
  }
  return { id: user.id, email: user.email };
}
