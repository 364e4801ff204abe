import { editorialDb } from "@/lib/db/editorial";
import type { Step, Task } from "@/lib/upkeep/upkeep";
import { cardsAfter, documentsAfter } from "./compare-others";
import { repairPictures } from "./repair-pictures";

/** Counts up when what a picture must be has changed: then all are looked at once more. */
const pictureRules = "2";

/** Pictures a step: it stays well within the time of one. */
const batch = 8;

/** Pictures that came in wrongly before are mended, or named. */
export const pictureRepair = (): Task => ({
  name: "pictures",
  wanted: pictureRules,
  step: repairAfter,
});

/**
 * Every night what is kept is compared with what was written. Pictures and
 * share cards are made anew where they are something else; a document cannot
 * be, and is named.
 *
 * @param night names it: another one, and all are looked at once more
 */
export const nightlyWalk = (night: string): Task[] => [
  { name: "files", wanted: night, step: repairAfter },
  { name: "documents", wanted: night, step: documentsAfter },
  { name: "cards", wanted: night, step: cardsAfter },
];

async function repairAfter(after: string): Promise<Step> {
  const rows = await editorialDb().media.findMany({
    where: { kind: "PICTURE", hash: { gt: after } },
    select: { hash: true, fileSha256: true },
    orderBy: { hash: "asc" },
    take: batch,
  });
  const { done, changed, faults } = await repairPictures(rows);
  const ended = done === rows.length && rows.length < batch;
  return {
    last: ended ? undefined : (rows[done - 1]?.hash ?? after),
    done,
    changed: changed.length,
    faults,
  };
}
