import pLimit from "p-limit";
import { everyRecord } from "@/features/media/records/every-record";
import { digestOf, fileName, mediaStore } from "@/features/media/storage/media-store";

const atOnce = 4;

export type Checked = {
  files: number;
  bytes: number;
  /** Names of files, as the store has them. */
  missing: string[];
  damaged: string[];
  /** Of which nothing was noted: from before it was, or of nothing at all. */
  unknown: string[];
};

/**
 * Compares all files with what was written of them, and changes nothing.
 *
 * @param quick their sizes alone
 * @throws StoreAway
 */
export async function checkFiles({ quick = false } = {}): Promise<Checked> {
  const store = mediaStore();
  const checked: Checked = { files: 0, bytes: 0, missing: [], damaged: [], unknown: [] };
  const kept = new Map<string, number>();
  for await (const { name, bytes } of store.list("")) kept.set(name, bytes);
  const limit = pLimit(atOnce);
  for await (const records of everyRecord()) {
    const look = async (file: (typeof records)[number]) => {
      const name = fileName(file.hash, file.name);
      const bytes = kept.get(name);
      kept.delete(name);
      checked.files += 1;
      if (bytes === undefined) return void checked.missing.push(name);
      checked.bytes += bytes;
      if (bytes !== file.bytes || !(quick || (await digestOf(name)) === file.sha256)) {
        checked.damaged.push(name);
      }
    };
    await Promise.all(records.map((file) => limit(() => look(file))));
  }
  checked.unknown = [...kept.keys()].sort();
  checked.missing.sort();
  checked.damaged.sort();
  return checked;
}
