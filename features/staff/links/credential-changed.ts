import type { Transaction } from "@/lib/db/editorial";
import { endLinks, lockLinks } from "./links";

/**
 * What every change of a password, a factor, a passkey or recovery codes
 * ends with, in its transaction: no link that was open before works, and
 * nobody stays signed in who was so by what counts no more.
 *
 * @param keptSessionId the session in which its owner made the change
 */
export async function credentialChanged(
  tx: Transaction,
  user: { id: string; email: string },
  keptSessionId?: string,
): Promise<void> {
  await lockLinks(tx, user.email);
  await endLinks(tx, { userId: user.id });
  await endLinks(tx, { kind: "INVITATION", email: user.email });
  const others = keptSessionId === undefined ? {} : { id: { not: keptSessionId } };
  await tx.session.deleteMany({ where: { userId: user.id, ...others } });
}
