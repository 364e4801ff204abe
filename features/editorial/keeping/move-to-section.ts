import { type Actor, personOf } from "@/features/audit/actors/actors";
import { refuseIf } from "@/features/audit/errors";
import { changeDocument } from "@/features/editorial/drafts/documents";
import { lockDocument } from "@/features/editorial/drafts/texts";
import { inTransaction } from "@/lib/db/transaction";

/**
 * Puts a story into a section, whatever else of it was changed meanwhile. One
 * that is there already stays as it is: its approvals hold.
 *
 * @throws Refusal `page-without-section`, `section-unknown`, `deleted`, `document-unknown`
 */
export async function moveToSection(
  actor: Actor,
  documentId: string,
  sectionKey: string,
): Promise<void> {
  await inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    const document = await lockDocument(tx, documentId);
    refuseIf(document.kind === "PAGE" ? [{ code: "page-without-section" }] : []);
    if (document.section?.key === sectionKey) return;
    const { version } = document;
    await changeDocument(tx, person, documentId, { version, sectionKey });
  });
}
