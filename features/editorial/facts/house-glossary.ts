import { createJudge, type Judge } from "@/features/facts/comparing/judge";
import { type TermFinder, termFinder } from "@/features/facts/names/terms";
import { glossaryState, glossaryTerms } from "@/features/glossary/data";
import type { Term } from "@/features/glossary/schema";
import type { Transaction } from "@/lib/db/editorial";

type Glossary = { terms: readonly Term[]; find: TermFinder; judge: Judge };

/** The site's glossary with what is made of it. Its patterns are made anew when a term has changed. */
export async function houseGlossary(tx: Transaction): Promise<Glossary> {
  const key = await glossaryState(tx);
  if (kept?.key !== key) {
    // Read after its state: whoever decides meanwhile has it made anew once more.
    const terms = await glossaryTerms(tx);
    const find = termFinder(terms);
    kept = { key, glossary: { terms, find, judge: createJudge(terms, find) } };
  }
  return kept.glossary;
}
let kept: { key: string; glossary: Glossary } | undefined;
