import { LRUCache } from "lru-cache";
import { redrawCard } from "@/features/publication/write/share-cards";
import { editorialDb } from "@/lib/db/editorial";
import { log } from "@/lib/log";
import { within } from "@/lib/within";
import { repairPictures } from "./repair-pictures";

/** Whoever reads waits no longer; it goes on all the same. */
const longestWaitMs = 7_000;
/** What could not be mended is not tried again at once, however many want to see it. */
const restMs = 60_000;

const begun = new LRUCache<string, Promise<void>>({ max: 1_000, ttl: restMs });

/**
 * Has the files of a picture made anew that are not what was written, or a
 * share card drawn anew. Readers have found that they are not; they wait for
 * it, but not for long.
 */
export async function mendSoon(hash: string): Promise<void> {
  const known = begun.get(hash);
  const mending = known ?? mend(hash);
  if (!known) begun.set(hash, mending);
  await within(longestWaitMs, "mending a picture", () => mending).catch(() => {});
}

async function mend(hash: string): Promise<void> {
  try {
    const row = await editorialDb().media.findUnique({
      where: { hash },
      select: { hash: true, fileSha256: true, kind: true },
    });
    if (row?.kind === "FILE") return;
    if (!row) return await redrawCard(hash);
    const { faults } = await repairPictures([row]);
    for (const fault of faults) log.error({ hash, fault }, "a picture that readers see is damaged");
  } catch (error) {
    log.error({ err: error, hash }, "files of a picture could not be made anew");
  }
}
