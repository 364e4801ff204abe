import { systemPerson } from "@/features/audit/actors/actors";
import { record } from "@/features/audit/log/audit-log";
import { silenceProposals } from "@/features/editorial/pictures/revision-words";
import { removeOwnerless } from "@/features/editorial/pictures/sweep-media";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { deletedKeptDays, reasonsAgainstKeeping } from "./rules";
import { lockStanding } from "./standing";

const dayMs = 86_400_000;

/**
 * Removes for good what was deleted so long ago that nobody can bring it back
 * any more, with everything that belongs to it: its revisions and their words,
 * comments, links, assignments, share links, and pictures that nothing else
 * shows or did. The audit trail, which has no words of a text, stays.
 *
 * @param note called for each that was removed
 * @returns the ids of what was removed
 */
export async function removeDeleted(note: () => void = () => {}): Promise<string[]> {
  const removed: string[] = [];
  for (;;) {
    const one = await removeNext(removed);
    if (!one) return removed;
    removed.push(one.documentId);
    // After the transaction: a file cannot be brought back by undoing it.
    // One by one: while one goes nobody can bring a picture in.
    for (const hash of one.pictures) await removeOwnerless([hash]);
    note();
  }
}

async function removeNext(
  seen: readonly string[],
): Promise<{ documentId: string; pictures: string[] } | undefined> {
  return inTransaction(async (tx) => {
    const person = systemPerson("worker");
    const before = new Date((await databaseNow(tx)).getTime() - deletedKeptDays * dayMs);
    const next = await tx.document.findFirst({
      where: { trashedAt: { lte: before }, id: { notIn: [...seen] } },
      orderBy: { trashedAt: "asc" },
      select: { id: true },
    });
    if (!next) return undefined;
    const { id: documentId } = next;
    const { document, standing } = await lockStanding(tx, person, documentId);
    // Brought back since it was looked for.
    if (!document.trashedAt || document.trashedAt > before) return { documentId, pictures: [] };
    if (reasonsAgainstKeeping("remove", standing, person).length > 0) {
      return { documentId, pictures: [] };
    }
    const pictures = await picturesOf(tx, documentId);
    await takeWords(tx, documentId);
    await tx.notification.deleteMany({ where: { documentId } });
    await tx.document.delete({ where: { id: documentId } });
    const unused = await removePictures(tx, pictures);
    await record(tx, person, {
      verb: "remove",
      documentId,
      detail: { pictures: unused.length },
    });
    return { documentId, pictures: unused };
  });
}

/** Whatever any revision of it shows or speaks of, and what leads it. */
async function picturesOf(tx: Transaction, documentId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ hash: string }[]>`
    SELECT media.hash FROM editorial.document
    JOIN editorial.media ON media.id = document.lead_media_id
    WHERE document.id = ${documentId}::uuid
    UNION SELECT said.hash FROM editorial.translation AS text
    JOIN editorial.revision ON revision.translation_id = text.id
    JOIN editorial.revision_media AS said ON said.revision_id = revision.id
    WHERE text.document_id = ${documentId}::uuid
    UNION SELECT block -> 'attrs' ->> 'picture' FROM editorial.translation AS text
    JOIN editorial.revision ON revision.translation_id = text.id
    CROSS JOIN LATERAL jsonb_array_elements(
      CASE WHEN jsonb_typeof(revision.body -> 'content') = 'array'
        THEN revision.body -> 'content' ELSE '[]' END) AS block
    WHERE text.document_id = ${documentId}::uuid AND block ->> 'type' = 'figure'
    UNION SELECT file #>> '{}' FROM editorial.translation AS text
    JOIN editorial.revision ON revision.translation_id = text.id
    CROSS JOIN LATERAL jsonb_path_query(revision.body, '$.**.file') AS file
    WHERE text.document_id = ${documentId}::uuid`;
  return rows.map(({ hash }) => hash).filter(Boolean);
}

/** Its words about pictures are proposed to other texts: those go as an erasure takes them. */
async function takeWords(tx: Transaction, documentId: string): Promise<void> {
  const revisions = await tx.revision.findMany({
    where: { translation: { documentId }, pictureWords: { some: {} } },
    select: { id: true, translation: { select: { locale: true } } },
  });
  for (const { id, translation } of revisions) {
    await silenceProposals(tx, id, translation.locale as Locale);
  }
}

/**
 * Takes pictures out of the library that nothing shows any more: no document
 * leads with them, no revision of whatever age has them, and nothing public.
 */
export async function removePictures(
  tx: Transaction,
  hashes: readonly string[],
): Promise<string[]> {
  if (hashes.length === 0) return [];
  const unused = await tx.$queryRaw<{ id: string; hash: string; portraitHash: string | null }[]>`
    SELECT media.id, media.hash, portrait.hash AS "portraitHash" FROM editorial.media
    LEFT JOIN editorial.media AS portrait ON portrait.id = media.portrait_id
    WHERE media.hash = ANY (${[...hashes]})
      AND NOT EXISTS (SELECT FROM editorial.media AS other WHERE other.portrait_id = media.id)
      AND NOT EXISTS (SELECT FROM editorial.document WHERE lead_media_id = media.id)
      AND NOT EXISTS (SELECT FROM editorial.revision_media AS said WHERE said.hash = media.hash)
      AND NOT EXISTS (
        SELECT FROM public_record.published_picture AS shown
        WHERE shown.hash = media.hash OR shown.portrait_hash = media.hash)
      AND NOT EXISTS (
        SELECT FROM editorial.revision
        WHERE jsonb_path_exists(body, '$.**.picture ? (@ == $hash)',
          jsonb_build_object('hash', media.hash))
        OR jsonb_path_exists(body, '$.**.file ? (@ == $hash)',
          jsonb_build_object('hash', media.hash)))
      AND NOT EXISTS (
        SELECT FROM public_record.published_file AS offered WHERE offered.hash = media.hash)`;
  await tx.media.deleteMany({ where: { id: { in: unused.map(({ id }) => id) } } });
  const portraits = unused.flatMap(({ portraitHash }) => portraitHash ?? []);
  const alone = await removePictures(tx, portraits);
  return [...unused.map(({ hash }) => hash), ...alone];
}
