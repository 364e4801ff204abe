import { forgetFiles } from "@/features/media/records/media-files";
import { findMedia, mediaStore, removeMedia } from "@/features/media/storage/media-store";
import { sha256 } from "@/lib/patterns";

/** Whether the original of an item is kept. @throws StoreAway */
export const isKept = async (hash: string): Promise<boolean> =>
  (await findMedia(hash, "original")) !== undefined;

/** Names of all items that have files, and since when none of them has changed. @throws StoreAway */
export async function* keptItems(): AsyncGenerator<{ hash: string; changedAt: Date }> {
  const changed = new Map<string, Date>();
  for await (const { name, changedAt } of mediaStore().list("")) {
    const hash = name.split("/")[1] ?? "";
    const before = changed.get(hash);
    if (sha256.test(hash) && (!before || before < changedAt)) changed.set(hash, changedAt);
  }
  for (const [hash, changedAt] of changed) yield { hash, changedAt };
}

/** Takes all files of an item away, and what was known of them. @throws StoreAway */
export async function removeKept(hash: string): Promise<void> {
  await removeMedia(hash);
  await forgetFiles(hash);
}
