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
 * @param lost the file of the page may not be the last one
 * @returns undefined for one that this store has never had: `dateOfNew`
 */
export async function dateOf(
  folder: string,
  page: Page,
  lost: boolean,
): Promise<number | undefined> {
  const next = Math.ceil(Date.now() / 1000);
  if (lost) return next;
  const before = await readPage(folder, page.path);
  if (before) return before.etag === page.etag ? (before.lastModified ?? next) : next;
  return (await wasPage(folder, page.path)) ? next : undefined;
}

/**
 * @param changedAt when what the page shows last changed
 * @param since milliseconds: what the store knows of begins there
 */
export function dateOfNew(changedAt: Date | undefined, since: number): number {
  return Math.max(Math.ceil(since / 1000), Math.floor((changedAt?.getTime() ?? 0) / 1000));
}
