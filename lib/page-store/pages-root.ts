import path from "node:path";
import { dataDir } from "@/lib/storage";

/**
 * Where the site keeps all its pages.
 *
 * @param data the data folder, where it is not this process's own
 */
export const pagesRoot = (data = dataDir()): string => path.join(data, "pages");

/** Of what the next start may show before it has asked its database: server/front/pages/store-folder.ts. */
export const currentFile = (root = pagesRoot()): string => path.join(root, "current.json");
