import { plainText } from "@/features/publication/body/body-text";
import { keptBodySchema } from "@/features/publication/schema";
import { analysisPrint } from "@/features/search/analysis/version";
import { forgetDraft, indexDraft } from "@/features/search/index/write-index";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { inBatches } from "@/lib/upkeep/in-batches";
import { doAll, type Task } from "@/lib/upkeep/upkeep";

/** The desk's own index: of the newest revision of each text, and nothing of it is public. */

/** Brings the entry of one text up to date with its newest revision, in the transaction that changed it. */
export async function indexInDesk(tx: Transaction, translationId: string): Promise<void> {
  const translation = await tx.translation.findUnique({
    where: { id: translationId },
    include: { headRevision: true, document: { select: { trashedAt: true } } },
  });
  const head = translation?.headRevision;
  if (!translation || !head || head.erasedAt || translation.document.trashedAt) {
    return forgetDraft(tx, translationId);
  }
  // A text that is being begun may have no body yet.
  const body = keptBodySchema.safeParse(head.body);
  await indexDraft(tx, {
    translationId,
    locale: translation.locale,
    day: head.createdAt,
    title: head.title,
    summary: head.summary,
    captions: [],
    body: [translation.slug, body.success ? plainText(body.data) : ""].join("\n"),
    storyDate: null,
  });
}

/** Makes the index of all texts of the desk anew, in steps. */
export const draftIndex = (): Task => ({
  name: "search-drafts",
  wanted: analysisPrint(),
  step: reindexAfter,
});

const reindexAfter = inBatches({
  rowsAfter: (id, take) =>
    editorialDb().translation.findMany({
      where: { id: { gt: id } },
      select: { id: true },
      orderBy: { id: "asc" },
      take,
    }),
  work: (ids) =>
    inTransaction(async (tx) => {
      for (const id of ids) await indexInDesk(tx, id);
    }),
  fault: (id) => `The text ${id} of the desk could not be indexed.`,
});

/** Makes the index of all texts of the desk anew, here and now. @returns how many there are */
export async function reindexDrafts(): Promise<number> {
  return (await doAll(draftIndex())).done;
}
