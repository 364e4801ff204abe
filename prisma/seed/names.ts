import { addNames } from "@/features/search/index/write-names";
import type { Transaction } from "@/lib/db/editorial";
import { names } from "./content/names";

/** The dictionary's first names; one that has any is left alone. */
export async function seedNames(tx: Transaction): Promise<void> {
  if ((await tx.searchName.count()) > 0) return;
  await addNames(tx, names);
}
