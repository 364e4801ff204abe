import type { Transaction } from "./editorial";

/**
 * The database's clock: the only one that decides. Machines disagree about
 * the time; those that share a database need not.
 */
export async function databaseNow(tx: Pick<Transaction, "$queryRaw">): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT editorial.clock() AS now`;
  if (!row) throw new Error("the database gave no time");
  return row.now;
}
