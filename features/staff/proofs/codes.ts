import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { asTyped } from "@/lib/text/input";
import { takeRecoveryCode } from "./recovery-codes";
import { seal, unseal } from "./seal";
import { stepOfCode } from "./totp";

/**
 * A code of whatever width the keyboard gave, without the spaces that part
 * it. What stands for a hyphen in a recovery code is one: full-width
 * keyboards and those that correct have others.
 */
const asCode = (typed: string) => asTyped(typed).replace(/[\p{Pd}\u2212]/gu, "-");

/**
 * Uses up a code from somebody's app, or one of their recovery codes.
 *
 * @returns which of them it was; undefined for a wrong one, and for one that was used before
 */
export async function takeCode(
  userId: string,
  typed: string,
): Promise<"code" | "recovery-code" | undefined> {
  const code = asCode(typed).replace(/\s/g, "");
  if (!/^\d{6}$/.test(code)) {
    return (await takeRecoveryCode(userId, code)) ? "recovery-code" : undefined;
  }
  return (await takeAppCode(editorialDb(), userId, code, true)) ? "code" : undefined;
}

/**
 * Takes the first code of an app that is being set up, as `takeCode` does: it
 * works for nothing else afterwards.
 */
export async function takeFirstCode(
  tx: Transaction,
  userId: string,
  typed: string,
): Promise<boolean> {
  return takeAppCode(tx, userId, asCode(typed).replace(/\s/g, ""), false);
}

/**
 * A code works once, and none that is older than the last one that did (RFC
 * 6238, 5.2; ASVS 6.5.1): the step is taken by the same statement that sees
 * that nobody has taken it.
 */
async function takeAppCode(
  db: Pick<Transaction, "twoFactor" | "$executeRaw">,
  userId: string,
  code: string,
  verified: boolean,
): Promise<boolean> {
  const factor = await db.twoFactor.findFirst({ where: { userId, verified } });
  if (!factor) return false;
  const { data: secret, isOld } = await unseal(factor.secret);
  const step = await stepOfCode(secret, code, factor.lastUsedStep, Date.now());
  if (step === undefined) return false;
  const taken = await db.$executeRaw`
    UPDATE editorial.two_factor SET last_used_step = ${step}, verified = true
    WHERE id = ${factor.id} AND secret = ${factor.secret} AND verified = ${verified}
      AND (last_used_step IS NULL OR last_used_step < ${step})`;
  if (taken !== 1) return false;
  if (isOld) {
    await db.twoFactor.updateMany({
      where: { id: factor.id, secret: factor.secret },
      data: { secret: await seal(secret) },
    });
  }
  return true;
}
