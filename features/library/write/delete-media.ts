import type { Actor } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, Refusal, refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { changeDocument } from "@/features/editorial/drafts/documents";
import { removePictures } from "@/features/editorial/keeping/remove-deleted";
import { removeOwnerless } from "@/features/editorial/pictures/sweep-media";
import { reasonsAgainstLibraryAct } from "@/features/library/policy";
import { signOf } from "@/features/library/uses/sign";
import { usesOf } from "@/features/library/uses/uses";
import { lockPublicRecord } from "@/features/publication/write/lock";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";

/** More texts show nothing: a picture in so many is none that somebody wants to be rid of. */
const mostUses = 10_000;

/**
 * Takes a picture or a file out of the library, with its files. Not while
 * anything public shows it or a text that shows it waits for its time; drafts
 * that do must have been named to whoever deletes it. A draft that shows it
 * afterwards cannot be published until it shows another.
 *
 * @param confirmed what `signOf` gave for the drafts that were named
 * @throws Refusal `role-forbids`, `picture-unknown`, `picture-public`,
 *   `scheduled`, `picture-in-drafts`
 */
export async function deleteMedia(
  actor: Actor,
  { hash, confirmed }: { hash: string; confirmed: string },
): Promise<void> {
  const gone = await inTransaction(async (tx) => {
    // Nothing comes to show it to readers while this is decided.
    await lockPublicRecord(tx);
    const person = await personOf(tx, actor);
    refuseIf(reasonsAgainstLibraryAct("delete", person));
    const media = await tx.media.findUnique({ where: { hash }, include: { portrait: true } });
    const unknown: Reason = { code: "picture-unknown", detail: hash };
    if (!media) throw new Refusal([unknown]);
    await refuseWhereNeeded(tx, hash, confirmed);
    const led = await tx.document.findMany({ where: { leadMediaId: media.id } });
    for (const { id, version, trashedAt } of led) {
      // Verbs pass over what was deleted, and the row must not keep the picture.
      if (trashedAt) await tx.document.update({ where: { id }, data: { leadMediaId: null } });
      else await changeDocument(tx, person, id, { version, lead: null });
    }
    await tx.media.updateMany({ where: { portraitId: media.id }, data: { portraitId: null } });
    await tx.media.delete({ where: { id: media.id } });
    const portrait = media.portrait ? await removePictures(tx, [media.portrait.hash]) : [];
    await record(tx, person, { verb: "delete-picture", hash, detail: { picture: hash } });
    return [hash, ...portrait];
  });
  // After the transaction: a file cannot be brought back by undoing it.
  for (const each of gone) await removeOwnerless([each]);
}

async function refuseWhereNeeded(tx: Transaction, hash: string, confirmed: string): Promise<void> {
  const uses = await usesOf(tx, [hash], mostUses);
  const reasons: Reason[] = [];
  const offered = await tx.publishedFile.count({
    where: { hash, publication: { state: "LIVE" } },
  });
  if (offered > 0 || uses.some(({ live }) => live)) reasons.push({ code: "picture-public" });
  if (uses.some(({ editorial, draft }) => draft && editorial === "SCHEDULED")) {
    reasons.push({ code: "scheduled" });
  }
  if (reasons.length === 0 && signOf(uses) !== confirmed)
    reasons.push({ code: "picture-in-drafts" });
  refuseIf(reasons);
}
