import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { sha256 } from "@/lib/patterns";
import { dataDir, mediaFile } from "@/lib/storage";

/** Whether the original of an item lies where it belongs. */
export const isKept = (hash: string): Promise<boolean> =>
  stat(mediaFile(hash, "original")).then(
    () => true,
    () => false,
  );

/** Names of all items that have files, and since when none of them has changed. */
export async function* keptItems(): AsyncGenerator<{ hash: string; changedAt: Date }> {
  const media = path.join(dataDir(), "media");
  for (const part of await readdir(media).catch(() => [])) {
    for (const hash of await readdir(path.join(media, part)).catch(() => [])) {
      if (!sha256.test(hash)) continue;
      const found = await stat(path.join(media, part, hash)).catch(() => undefined);
      if (found) yield { hash, changedAt: found.mtime };
    }
  }
}

/** Takes all files of an item away. */
export const removeKept = (hash: string): Promise<void> =>
  rm(path.dirname(mediaFile(hash, "original")), { recursive: true, force: true });
