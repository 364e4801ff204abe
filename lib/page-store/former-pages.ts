import { rm } from "node:fs/promises";
import type { Page } from "./page";
import { readPage, wasPage } from "./page-file";

/**
 * The folder of pages that another build has made of the same records: their
 * content stands, their look is old. Nothing is ever written into it here.
 *
 * @param own folder of the store
 * @param wasWithdrawn whether a page shows what has been withdrawn since it was made
 */
export function createFormerPages(
  place: string | undefined,
  own: string,
  wasWithdrawn: (page: Page) => boolean,
  warn: (error: unknown) => void,
) {
  let folder = place;
  return {
    /** While there is one. */
    folder: (): string | undefined => folder,

    async read(path: string): Promise<Page | undefined> {
      // What was once made anew and is gone was taken away: then the one before it is not for showing either.
      if (!folder || (await wasPage(own, path))) return undefined;
      const page = await readPage(folder, path);
      return page && !wasWithdrawn(page) ? page : undefined;
    },

    async drop(): Promise<void> {
      const dropped = folder;
      folder = undefined;
      if (dropped) await rm(dropped, { recursive: true, force: true }).catch(warn);
    },
  };
}
