import { systemPerson } from "@/features/audit/actors/actors";
import { writeTerm } from "@/features/glossary/write/terms";
import { addNames } from "@/features/search/index/write-names";
import { locales } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { names } from "./content/names";
import { terms } from "./content/terms";

/** The first terms and names; a glossary or dictionary that has any is left alone. */
export async function seedNames(tx: Transaction): Promise<void> {
  if ((await tx.searchName.count()) > 0 || (await tx.term.count()) > 0) return;
  for (const term of terms) await writeTerm(tx, systemPerson("seed"), undefined, term);
  const known = new Set(
    terms.filter((term) => term.public).flatMap(({ forms }) => Object.values(forms).flat()),
  );
  // Spellings of the source that readers may search by, and words that are no names.
  const more = names.filter((name) =>
    locales.some((locale) => (name[locale] ?? []).some((form) => !known.has(form))),
  );
  await addNames(tx, more);
}
