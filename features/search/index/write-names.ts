import { forgetNames } from "@/features/search/data";
import { type NameInput, nameSchema } from "@/features/search/schema";
import type { Transaction } from "@/lib/db/editorial";

/**
 * The dictionary of names. It is public: what stands in it can be asked for,
 * so nothing belongs there that is still to be kept back. Searches know a
 * change within a quarter of a minute, texts when they are indexed next.
 */

/** @returns their numbers @throws ZodError for a name without any form */
export async function addNames(tx: Transaction, names: readonly NameInput[]): Promise<number[]> {
  const ids: number[] = [];
  for (const name of names) {
    const { id } = await tx.searchName.create({ data: nameSchema.parse(name) });
    ids.push(id);
  }
  forgetNames();
  return ids;
}

/** @returns whether there was such a name */
export async function removeName(tx: Transaction, id: number): Promise<boolean> {
  const { count } = await tx.searchName.deleteMany({ where: { id } });
  forgetNames();
  return count > 0;
}

/**
 * What readers may search by of a term of the glossary: its forms, while it is
 * public, and nothing else of it.
 *
 * @param forms none: it is not public, or gone
 */
export async function followTerm(
  tx: Transaction,
  termId: string,
  forms: NameInput | undefined,
): Promise<void> {
  if (!forms) await tx.searchName.deleteMany({ where: { termId } });
  else {
    const { zh, en, ru } = nameSchema.parse(forms);
    const name = { zh, en, ru };
    await tx.searchName.upsert({ where: { termId }, create: { ...name, termId }, update: name });
  }
  forgetNames();
}
