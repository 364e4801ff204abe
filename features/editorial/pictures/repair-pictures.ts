import { systemPerson } from "@/features/audit/actors/actors";
import { record } from "@/features/audit/log/audit-log";
import { lockDocument, openTexts } from "@/features/editorial/drafts/texts";
import { publishableOf } from "@/features/editorial/publishing/publishable";
import { isMeasured } from "@/features/media/pictures/renditions";
import { recordedFiles, recordFiles } from "@/features/media/records/media-files";
import type { Mended } from "@/features/media/repair/mend";
import { mendPictures } from "@/features/media/repair/mend-files";
import { expirePublication } from "@/features/publication/invalidation/expire-publication";
import { lockPublicRecord } from "@/features/publication/write/lock";
import { isLocale, type Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";

/** A picture of the library, as its row names it. */
export type PictureRow = { hash: string; fileSha256: string | null };

export type Repaired = { done: number; changed: string[]; faults: string[] };

const whys = {
  missing: "its file is missing",
  damaged: "its file is not the one that was kept",
  unreadable: "its file cannot be read",
};

/**
 * Looks at pictures, has those mended that are not as they should be, and
 * writes down what they are now.
 *
 * @returns of the first so many, where files cannot be asked for any more
 * @throws where they cannot be from the beginning
 */
export async function repairPictures(rows: readonly PictureRow[]): Promise<Repaired> {
  const known = await recordedFiles(rows.map(({ hash }) => hash));
  const mended = await mendPictures(
    rows.map(({ hash, fileSha256 }) => ({
      hash,
      sha256: fileSha256 ?? hash,
      files: known.get(hash) ?? [],
    })),
  );
  const changed: string[] = [];
  const faults: string[] = [];
  for (const each of mended) {
    if ("fault" in each) {
      faults.push(`The picture ${each.hash} cannot be mended: ${whys[each.fault]}.`);
    } else if (await keepMended(each)) changed.push(each.hash);
  }
  return { done: mended.length, changed, faults };
}

/** @returns whether anything was otherwise than it should be */
async function keepMended(mended: Extract<Mended, { original: object }>): Promise<boolean> {
  const { hash, made, files } = mended;
  const corrected = await correct(mended);
  await recordFiles(hash, files);
  if (made.length === 0) return corrected;
  await inTransaction((tx) =>
    record(tx, systemPerson("upkeep"), {
      verb: "mend-picture",
      detail: { picture: hash, files: made },
    }),
  );
  return true;
}

/**
 * Writes down what a picture is now, wherever that is kept: the library, what
 * is public, and the hashes that approvals and schedules are bound to, which
 * were given for the same picture. What is public is shown anew.
 *
 * @returns whether anything was otherwise
 */
async function correct(mended: Extract<Mended, { original: object }>): Promise<boolean> {
  const { hash, original, fileSha256 } = mended;
  return inTransaction(async (tx) => {
    // Before any row is locked: publishing takes its locks in the same order, so the two cannot deadlock.
    await lockPublicRecord(tx);
    const media = await tx.media.findUnique({ where: { hash } });
    if (!media || !isMeasured(media)) return false;
    const same =
      media.width === original.width &&
      media.height === original.height &&
      media.mime === original.mime;
    if (same && !fileSha256) return false;
    const shown = await textsShowing(tx, hash);
    const before = await hashesOf(tx, shown);
    await tx.media.update({
      where: { hash },
      data: { ...original, ...(fileSha256 ? { fileSha256 } : {}) },
    });
    const { width, height } = original;
    await tx.publishedPicture.updateMany({ where: { hash }, data: { width, height } });
    await tx.publishedPicture.updateMany({
      where: { portraitHash: hash },
      data: { portraitWidth: width, portraitHeight: height },
    });
    const after = await hashesOf(tx, shown);
    for (const [id, was] of before) await carryOver(tx, id, was, after.get(id) ?? was);
    await expireShown(tx, hash);
    const detail = { picture: hash, from: sizeOf(media), to: sizeOf(original) };
    await record(tx, systemPerson("upkeep"), { verb: "mend-picture", detail });
    return true;
  });
}

const sizeOf = ({ width, height }: { width: number; height: number }) => `${width}x${height}`;

/** Languages of documents whose newest text shows a picture, in either composition. */
function textsShowing(tx: Transaction, hash: string) {
  return tx.$queryRaw<{ id: string; documentId: string; locale: string }[]>`
    WITH shown AS (
      SELECT hash, id FROM editorial.media WHERE hash = ${hash}
      UNION SELECT whole.hash, whole.id FROM editorial.media AS whole
      JOIN editorial.media AS upright ON upright.id = whole.portrait_id AND upright.hash = ${hash})
    SELECT DISTINCT text.id, text.document_id AS "documentId", text.locale
    FROM editorial.translation AS text
    JOIN editorial.document AS document ON document.id = text.document_id
    LEFT JOIN editorial.revision AS head ON head.id = text.head_revision_id
    JOIN shown ON shown.id = document.lead_media_id OR head.body::text LIKE '%' || shown.hash || '%'
    ORDER BY text.document_id, text.locale`;
}

type Shown = Awaited<ReturnType<typeof textsShowing>>;

/** What an approval of each text would be bound to. */
async function hashesOf(tx: Transaction, shown: Shown): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const { id, documentId, locale } of shown) {
    if (!isLocale(locale)) continue;
    const document = await lockDocument(tx, documentId);
    for (const text of await openTexts(tx, document, [locale as Locale])) {
      hashes.set(id, (await publishableOf(tx, document, text)).publicHash);
    }
  }
  return hashes;
}

async function carryOver(tx: Transaction, id: string, was: string, is: string): Promise<void> {
  if (was === is) return;
  const where = { translationId: id, publicHash: was };
  await tx.approval.updateMany({ where, data: { publicHash: is } });
  await tx.scheduledText.updateMany({ where, data: { publicHash: is } });
  const text = await tx.translation.findUniqueOrThrow({ where: { id } });
  const { documentId, locale } = text;
  await tx.publication.updateMany({
    where: { documentId, locale, publicHash: was },
    data: { publicHash: is },
  });
}

/** Everything that shows a live text with the picture: it stays where it is, so before is after. */
async function expireShown(tx: Transaction, hash: string): Promise<void> {
  const live = await tx.publication.findMany({
    where: { state: "LIVE", pictures: { some: { OR: [{ hash }, { portraitHash: hash }] } } },
    orderBy: { id: "asc" },
  });
  for (const { documentId, locale, ...standing } of live) {
    if (isLocale(locale)) await expirePublication(tx, documentId, locale, standing, standing);
  }
}
