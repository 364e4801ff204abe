import { type Reason, reasonsOf } from "@/features/audit/errors";
import type { Locale } from "@/i18n/routing";

/** Why something was not done with a story; without reasons it was. */
export type StoryOutcome = { documentId: string; reasons: Reason[] };

/** Texts by their stories, in one order: two errands with the same stories must not wait for each other. */
export function byStory<Text extends { documentId: string; locale: Locale }>(
  texts: readonly Text[],
): [documentId: string, texts: Text[]][] {
  const stories = new Map<string, Text[]>();
  for (const text of texts) {
    const known = stories.get(text.documentId) ?? [];
    if (!known.some(({ locale }) => locale === text.locale)) known.push(text);
    stories.set(text.documentId, known);
  }
  return [...stories].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What kept stories from being done together: all of it, and of which each is. */
export class SeveralRefused extends Error {
  constructor(readonly refused: readonly StoryOutcome[]) {
    super(refused.map(({ documentId }) => documentId).join(", "));
    this.name = "SeveralRefused";
  }
}

/**
 * Does something to several stories, all or none, and looks at each of them
 * whatever the others say: whoever asked sees at once all that is to be mended.
 *
 * @param work within one transaction, which what this throws takes back
 * @throws SeveralRefused
 */
export async function eachOf<Text extends { documentId: string; locale: Locale }>(
  texts: readonly Text[],
  work: (documentId: string, texts: Text[]) => Promise<void>,
): Promise<void> {
  const refused: StoryOutcome[] = [];
  for (const [documentId, own] of byStory(texts)) {
    const reasons = await reasonsOf(() => work(documentId, own));
    if (reasons.length > 0) refused.push({ documentId, reasons });
  }
  if (refused.length > 0) throw new SeveralRefused(refused);
}

/** What kept stories from being done together, as an answer: nothing where all was done. */
export async function refusedOf(work: () => Promise<unknown>): Promise<readonly StoryOutcome[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof SeveralRefused) return error.refused;
    throw error;
  }
}
