import { plainText } from "@/features/publication/body/body-text";
import { bodySchema } from "@/features/publication/schema";
import { analysisPrint } from "@/features/search/analysis/version";
import { forgetDraft, indexDraft } from "@/features/search/index/write-index";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { eachOrAll } from "@/lib/upkeep/each-or-all";
import { doAll, type Step, type Task } from "@/lib/upkeep/upkeep";

/** The desk's own index: of the newest revision of each text, and nothing of it is public. */

/** Brings the entry of one text up to date with its newest revision, in the transaction that changed it. */
export async function indexInDesk(tx: Transaction, translationId: string): Promise<void> {
  const translation = await tx.translation.findUnique({
    where: { id: translationId },
    include: { headRevision: true },
  });
  const head = translation?.headRevision;
  if (!translation || !head || head.erasedAt) return forgetDraft(tx, translationId);
  // A text that is being begun may have no body yet.
  const body = bodySchema.safeParse(head.body);
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

/** Texts a transaction. */
const batch = 50;
const beginning = "00000000-0000-0000-0000-000000000000";

/** Makes the index of all texts of the desk anew, in steps. */
export const draftIndex = (): Task => ({
  name: "search-drafts",
  wanted: analysisPrint(),
  step: reindexAfter,
});

async function reindexAfter(after: string): Promise<Step> {
  const rows = await editorialDb().translation.findMany({
    where: { id: { gt: after || beginning } },
    select: { id: true },
    orderBy: { id: "asc" },
    take: batch,
  });
  const ids = rows.map(({ id }) => id);
  const faults = await eachOrAll(ids, (some) =>
    inTransaction(async (tx) => {
      for (const id of some) await indexInDesk(tx, id);
    }),
  );
  return {
    last: ids.length < batch ? undefined : ids.at(-1),
    done: ids.length,
    changed: ids.length - faults.length,
    faults: faults.map((id) => `The text ${id} of the desk could not be indexed.`),
  };
}

/** Makes the index of all texts of the desk anew, here and now. @returns how many there are */
export async function reindexDrafts(): Promise<number> {
  return (await doAll(draftIndex())).done;
}
