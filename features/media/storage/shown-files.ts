import path from "node:path";
import { nearStore } from "@/lib/file-store/near";
import { nearBytes, s3PlaceOf } from "@/lib/file-store/settings";
import type { FileStore } from "@/lib/file-store/store";
import { dataDir } from "@/lib/storage";
import { inBucket, storeWith } from "./media-store";

export type ShownFiles = {
  store: FileStore;
  /** Lets go of copies, whatever they are of. */
  forget: () => void;
  /** Lets go of the copy of one file, by its name in the store. */
  drop: (name: string) => void;
};

/** The files as what answers readers reads them: those of a bucket are copied to this machine's disk. */
export function shownFiles(): ShownFiles {
  const place = s3PlaceOf();
  const most = nearBytes();
  if (!place || most === 0) {
    return { store: storeWith(place && inBucket(place)), forget: () => {}, drop: () => {} };
  }
  const near = nearStore(inBucket(place), path.join(dataDir(), "media-copies"), most);
  return { store: storeWith(near), forget: () => near.forget(), drop: (name) => near.drop(name) };
}
