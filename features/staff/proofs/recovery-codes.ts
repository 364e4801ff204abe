import { generateRandomString } from "better-auth/crypto";
import { hashPassword, verifyPassword } from "@/features/staff/own-account/passwords";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { unseal } from "./seal";

/** Codes for the day on which every other factor is lost: each works once. */
const howMany = 10;

/** In small letters: phones begin with a capital one. `abcde-fgh12`, some 51 bits. */
function newCode(): string {
  const characters = generateRandomString(10, "a-z", "0-9");
  return `${characters.slice(0, 5)}-${characters.slice(5)}`;
}

/**
 * New codes in the place of all that somebody had.
 *
 * @returns the codes, to be shown once, and what keeps their hashes in a transaction
 */
export async function makeRecoveryCodes(): Promise<{
  codes: string[];
  keep: (tx: Transaction, userId: string) => Promise<void>;
}> {
  const codes = Array.from({ length: howMany }, newCode);
  // As slow as for passwords (ASVS 6.5.2: they have less than 112 bits), so before any transaction.
  const hashes = await Promise.all(codes.map(hashPassword));
  const keep = async (tx: Transaction, userId: string) => {
    await forgetRecoveryCodes(tx, userId);
    await tx.recoveryCode.createMany({ data: hashes.map((hash) => ({ userId, hash })) });
  };
  return { codes, keep };
}

export async function forgetRecoveryCodes(tx: Transaction, userId: string): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.twoFactor.updateMany({ where: { userId }, data: { backupCodes: "" } });
}

/**
 * Uses a code up, if it is one of theirs. Of two who bring the same one at
 * once, one has it.
 */
export async function takeRecoveryCode(userId: string, typed: string): Promise<boolean> {
  await hashOldCodes(userId);
  const kept = await editorialDb().recoveryCode.findMany({ where: { userId } });
  // Those of earlier versions have capitals.
  const spellings = [...new Set([typed, typed.toLowerCase()])];
  for (const { id, hash } of kept) {
    for (const password of spellings) {
      if (!(await verifyPassword({ hash, password }))) continue;
      const { count } = await editorialDb().recoveryCode.deleteMany({ where: { id } });
      return count === 1;
    }
  }
  return false;
}

/** An earlier version kept them encrypted: who has database and secret had the codes. */
async function hashOldCodes(userId: string): Promise<void> {
  const factor = await editorialDb().twoFactor.findFirst({
    where: { userId, NOT: { backupCodes: "" } },
  });
  if (!factor) return;
  const codes: unknown = JSON.parse((await unseal(factor.backupCodes)).data);
  if (!Array.isArray(codes)) throw new Error("recovery codes of an unknown form");
  const hashes = await Promise.all(codes.map((code) => hashPassword(String(code))));
  await inTransaction(async (tx) => {
    // Another try has been faster: its rows are the ones.
    const { count } = await tx.twoFactor.updateMany({
      where: { id: factor.id, backupCodes: factor.backupCodes },
      data: { backupCodes: "" },
    });
    if (count === 0) return;
    await tx.recoveryCode.createMany({ data: hashes.map((hash) => ({ userId, hash })) });
  });
}
