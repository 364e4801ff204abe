import { Refusal } from "@/features/audit/errors";
import type { OpenDocument, Revision, Text } from "@/features/editorial/drafts/texts";
import { findText, readDocument, withWords } from "@/features/editorial/drafts/texts";
import { publishableOf } from "@/features/editorial/publishing/publishable";
import type { Transaction } from "@/lib/db/editorial";
import { inSnapshot } from "@/lib/db/transaction";
import type { SharedDraft } from "./share-links";

/** What a link shows: the newest revision or the one that it was made for, with the hash of all that readers would see. */
export type Shown = { text: Text; revision: Revision; publicHash: string };

/**
 * The hash of what a link shows now, for a page that asks for an opinion. A
 * page takes it before it reads the text: what is saved in between is then
 * another text, and an answer to the page is told so.
 *
 * @returns undefined when nothing is left to show
 */
export const hashOfShared = (shared: SharedDraft): Promise<string | undefined> =>
  inSnapshot(async (tx) => {
    const document = await readDocument(tx, shared.documentId);
    return (await shownBy(tx, document, shared))?.publicHash;
  }).catch(nothingOfDeleted);

/** Of a document that was deleted meanwhile there is nothing to show. */
const nothingOfDeleted = (error: unknown): undefined => {
  if (!(error instanceof Refusal)) throw error;
};

/** @param document read or locked in this transaction */
export async function shownBy(
  tx: Transaction,
  document: OpenDocument,
  { locale, revisionNumber }: Pick<SharedDraft, "locale" | "revisionNumber">,
): Promise<Shown | undefined> {
  const text = await findText(tx, document.id, locale);
  if (!text) return undefined;
  const translationId = text.translation.id;
  const revision =
    revisionNumber === undefined
      ? text.head
      : await tx.revision.findUnique({
          where: { translationId_number: { translationId, number: revisionNumber } },
          include: withWords,
        });
  if (!revision || revision.erasedAt) return undefined;
  const { publicHash } = await publishableOf(tx, document, { ...text, head: revision });
  return { text, revision, publicHash };
}
