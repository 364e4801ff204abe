import type { Actor } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, Refusal } from "@/features/audit/errors";
import type { Original } from "@/features/media/pictures/derive";
import { editorialDb } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";

/** A picture whose files are kept, as one of the library. A second time it is the same one. */
export async function addToLibrary({ hash, ...known }: Original): Promise<void> {
  await editorialDb().media.upsert({
    where: { hash },
    create: { hash, ...known },
    update: {},
  });
}

/**
 * Says which point of a picture must stay in sight where it is cut to other
 * proportions. Public from the next publish on of each text that it leads: an
 * approval of such a text ends with it.
 *
 * @throws Refusal `picture-unknown`, `account-disabled`
 */
export function focusPicture(
  actor: Actor,
  { hash, focalX, focalY }: { hash: string; focalX: number; focalY: number },
): Promise<{ focalX: number; focalY: number }> {
  return inTransaction(async (tx) => {
    await personOf(tx, actor);
    const { count } = await tx.media.updateMany({ where: { hash }, data: { focalX, focalY } });
    const unknown: Reason = { code: "picture-unknown", detail: hash };
    if (count === 0) throw new Refusal([unknown]);
    return { focalX, focalY };
  });
}
