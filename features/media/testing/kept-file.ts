import path from "node:path";
import { dataDir } from "@/lib/storage";

/** Where a file lies while the store is a folder of this machine. */
export const mediaFile = (hash: string, name: string): string =>
  path.join(dataDir(), "media", hash.slice(0, 2), hash, name);
