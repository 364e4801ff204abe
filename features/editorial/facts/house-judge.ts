import { createJudge, type Judge } from "@/features/facts/comparing/judge";
import { glossaryState, glossaryTerms } from "@/features/glossary/data";
import type { Transaction } from "@/lib/db/editorial";

/** The gate with the site's glossary. Its patterns are made anew when a term has changed. */
export async function houseJudge(tx: Transaction): Promise<Judge> {
  const key = await glossaryState(tx);
  // Read after its state: whoever decides meanwhile has it made anew once more.
  if (kept?.key !== key) kept = { key, judge: createJudge(await glossaryTerms(tx)) };
  return kept.judge;
}
let kept: { key: string; judge: Judge } | undefined;
