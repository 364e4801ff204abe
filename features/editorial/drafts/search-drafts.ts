import { type Actor, personOf } from "@/features/audit/actors/actors";
import type { States } from "@/features/audit/log/states";
import { draftHits } from "@/features/search/data";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";

type DraftFound = {
  documentId: string;
  locale: Locale;
  kind: "ARTICLE" | "PAGE";
  title: string;
  summary: string;
  states: States;
  /** Of the newest revision, which is what was searched. */
  savedAt: Date;
  authorName: string;
};

/**
 * Texts of the desk by what their newest revision says, found as readers find
 * what is public: in three scripts, by names, forms and dates. Who may work
 * here may see every text; who may not, sees none.
 *
 * @param query as typed; nothing in it is an error
 * @throws Refusal `account-unknown`, `account-disabled`
 */
export async function searchDrafts(
  actor: Actor,
  query: string,
  { locale, limit = 20, skip = 0 }: { locale?: Locale; limit?: number; skip?: number } = {},
): Promise<DraftFound[]> {
  await inTransaction((tx) => personOf(tx, actor));
  const hits = await draftHits(query, { locale, limit, skip });
  const rows = await editorialDb().translation.findMany({
    where: { id: { in: hits.map(({ translationId }) => translationId) } },
    include: { headRevision: true, document: true },
  });
  const publications = await editorialDb().publication.findMany({
    where: { documentId: { in: rows.map(({ documentId }) => documentId) } },
    select: { documentId: true, locale: true, state: true },
  });
  return hits.flatMap(({ translationId }): DraftFound[] => {
    const row = rows.find(({ id }) => id === translationId);
    if (!row?.headRevision) return [];
    const { documentId, state, headRevision: head } = row;
    const live = publications.find(
      (each) => each.documentId === documentId && each.locale === row.locale,
    );
    return [
      {
        documentId,
        locale: row.locale as Locale,
        kind: row.document.kind,
        title: head.title,
        summary: head.summary,
        states: { editorial: state, public: live?.state ?? "NONE" },
        savedAt: head.createdAt,
        authorName: head.authorName,
      },
    ];
  });
}
