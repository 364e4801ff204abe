import type { Person } from "@/features/audit/actors/actors";
import { lockDocument, type OpenDocument } from "@/features/editorial/drafts/texts";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import type { Standing } from "./rules";

/**
 * Locks a document, deleted or not, and reads what the rules of keeping go by.
 *
 * @throws Refusal `document-unknown`
 */
export async function lockStanding(
  tx: Transaction,
  person: Person,
  documentId: string,
): Promise<{ document: OpenDocument; standing: Standing }> {
  const document = await lockDocument(tx, documentId, { deleted: true });
  return { document, standing: await readStanding(tx, person, document) };
}

/** The same of a document that was read, for who only looks. */
export async function readStanding(
  tx: Pick<Transaction, "translation" | "publication" | "publicPath" | "revision" | "auditEvent">,
  person: Person,
  document: Pick<OpenDocument, "id" | "trashedAt" | "archivedAt">,
): Promise<Standing> {
  const documentId = document.id;
  const [texts, publications, paths, byOthers] = await Promise.all([
    tx.translation.findMany({ where: { documentId }, select: { locale: true, state: true } }),
    tx.publication.count({ where: { documentId } }),
    // A trace of what was public, whatever has become of it since.
    tx.publicPath.count({ where: { documentId } }),
    tx.revision.findFirst({
      where: { translation: { documentId }, authorId: { not: person.id } },
      select: { id: true },
    }),
  ]);
  const begun = await tx.auditEvent.findFirst({
    where: { documentId, verb: { in: ["create", "duplicate"] } },
    select: { actorId: true },
    orderBy: { id: "asc" },
  });
  return {
    deleted: document.trashedAt !== null,
    archived: document.archivedAt !== null,
    wasPublic: publications + paths > 0,
    byOthers: byOthers !== null || begun?.actorId !== person.id,
    texts: texts.map(({ locale, state }) => ({ locale: locale as Locale, editorial: state })),
  };
}
