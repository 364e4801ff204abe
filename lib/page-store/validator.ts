import type { Encoding, Page } from "./page";

/**
 * `ETag` in nginx' own form, a time and a length as numbers of base 16, so
 * that a front and nginx, which answers from a file of the same page, name
 * the same bytes alike: the time of that file is set to a mark of what it
 * holds. Not to when it was made: two machines make one page at different
 * times, and a page can change twice within a second without changing its
 * length.
 */
export const validatorOf = (page: Pick<Page, "etag" | "bodies">, encoding: Encoding): string =>
  `${validatorStart(page.etag)}${page.bodies[encoding].length.toString(16)}"`;

/** What the validators of all encodings of a page begin with. */
export const validatorStart = (etag: string): string => `"${markOf(etag).toString(16)}-`;

const markBits = 29;

/**
 * A number for the content of a page, from 1 on. As a time (seconds of the
 * epoch) it lies before 1987: every file system has such times, and no date
 * that a client names is earlier, so that nginx, which judges `If-None-Match`
 * only for who is not told "modified" by the date beside it, judges by the
 * mark alone. Two versions of a page with the same length have the same mark
 * once in 500 million.
 *
 * @param etag digest of the page's plain bytes
 */
export function markOf(etag: string): number {
  return Math.max(
    1,
    Buffer.from(etag.slice(0, 8), "base64url").readUInt32BE(0) >>> (32 - markBits),
  );
}
