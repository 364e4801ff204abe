import { editorialDb, type Transaction } from "@/lib/db/editorial";

/** What somebody has beside their password. */
export type Factors = {
  /** Codes from an app. */
  codes: boolean;
  passkeys: number;
};

/** Counted and not remembered: a mark of it would outlive what it tells of. */
export async function factorsOf(
  userId: string,
  db: Pick<Transaction, "twoFactor" | "passkey"> = editorialDb(),
): Promise<Factors> {
  const [apps, passkeys] = await Promise.all([
    db.twoFactor.count({ where: { userId, verified: true } }),
    db.passkey.count({ where: { userId } }),
  ]);
  return { codes: apps > 0, passkeys };
}

export const hasFactor = ({ codes, passkeys }: Factors): boolean => codes || passkeys > 0;
