import type { Person } from "@/features/audit/actors/actors";
import { editorialDb, type Transaction } from "@/lib/db/editorial";

/**
 * Whether a story is somebody's to work on: they have written in it, in
 * whatever language, or are asked to. What the list's filter by person finds.
 */
export async function takesPart(
  person: Pick<Person, "id">,
  documentId: string,
  tx: Pick<Transaction, "revision" | "assignment"> = editorialDb(),
): Promise<boolean> {
  if (person.id === null) return false;
  const wrote = await tx.revision.findFirst({
    where: { translation: { documentId }, authorId: person.id },
    select: { id: true },
  });
  if (wrote) return true;
  const asked = await tx.assignment.findFirst({
    where: { documentId, userId: person.id },
    select: { id: true },
  });
  return asked !== null;
}
