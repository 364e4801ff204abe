import { bodySchema } from "@/features/publication/schema";
import { plainText } from "@/features/publication/text";
import { forgetDraft, indexDraft } from "@/features/search/index-mutations";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";

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
const batch = 100;

/** Makes the index of all texts of the desk anew. @returns how many there are */
export async function reindexDrafts(): Promise<number> {
  let last = "00000000-0000-0000-0000-000000000000";
  for (let done = 0; ; ) {
    const ids = await inTransaction(async (tx) => {
      const rows = await tx.translation.findMany({
        where: { id: { gt: last } },
        select: { id: true },
        orderBy: { id: "asc" },
        take: batch,
      });
      for (const { id } of rows) await indexInDesk(tx, id);
      return rows.map(({ id }) => id);
    });
    done += ids.length;
    if (ids.length < batch) return done;
    last = ids.at(-1) ?? last;
  }
}
