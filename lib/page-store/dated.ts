import { newestChange } from "./freshness";
import type { Page } from "./page";
import { readPage, wasPage } from "./page-file";

/**
 * Since when a page has its bytes, for `Last-Modified`: in whole seconds, for
 * HTTP knows no shorter ones, and so that no one is told "not modified" who
 * has other bytes (RFC 9110, 8.8.2.2).
 *
 * - A page with the bytes that it had before keeps its time, however often it
 *   is made. What it had before is on disk, where all processes of a folder see it.
 * - With other bytes it has the next full second: in the current one, the
 *   former bytes were still handed out.
 * - One that this store has never had is as old as the last change of what it
 *   shows: nobody has other bytes of it. But not older than the store, before
 *   which another build may have answered.
 *
 * @param folder of the store
 * @param since milliseconds: what the store knows of begins there
 * @param lost the file of the page may not be the last one
 * @throws when the database cannot be asked
 */
export async function dateOf(
  folder: string,
  page: Page,
  since: number,
  lost: boolean,
): Promise<number> {
  const next = Math.ceil(Date.now() / 1000);
  if (lost) return next;
  const before = await readPage(folder, page.path);
  if (before) return before.etag === page.etag ? (before.lastModified ?? next) : next;
  if (await wasPage(folder, page.path)) return next;
  const changed = await newestChange(page.tags);
  return Math.max(Math.ceil(since / 1000), Math.floor((changed?.getTime() ?? 0) / 1000));
}
