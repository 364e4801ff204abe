import { createHash } from "node:crypto";
import { promisify } from "node:util";
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  gunzipSync,
  gzip,
  gzipSync,
} from "node:zlib";

export type Encoding = "identity" | "gzip" | "br";

/** A finished page: bytes to hand out, and what they depend on. */
export type Page = {
  path: string;
  /** What every answer with this page says, whatever its encoding. */
  headers: Record<string, string>;
  /** Of the plain bytes; an answer adds the encoding. */
  etag: string;
  bodies: Record<Encoding, Buffer>;
  tags: string[];
  snapshot: string;
  /**
   * From this second on (of the epoch) whoever asked got these bytes: see
   * dated.ts. Not given for what is not kept.
   */
  lastModified?: number;
};

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

/**
 * Brotli at 5 costs about a millisecond where 11 costs sixteen; a page is
 * encoded while its first reader waits.
 */
const quality = { [constants.BROTLI_PARAM_QUALITY]: 5 };
const brotliQuality = { params: quality };
/** Sees as far back as there is anything: with tables for more of it, it takes an eighth longer for not a byte less. */
const brotliOfShort = { params: { ...quality, [constants.BROTLI_PARAM_LGWIN]: 16 } };
const gzipLevel = { level: 9 };

/** What is not longer takes less than a millisecond, and to hand it to a thread and back takes as long again. */
const longestAtOnceBytes = 64 * 1024;

export async function finishedPage(
  page: Omit<Page, "etag" | "bodies">,
  body: Buffer,
): Promise<Page> {
  const [gz, br] =
    body.length <= longestAtOnceBytes
      ? [gzipSync(body, gzipLevel), brotliCompressSync(body, brotliOfShort)]
      : await Promise.all([compressGzip(body, gzipLevel), compressBrotli(body, brotliQuality)]);
  const etag = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  return { ...page, etag, bodies: { identity: body, gzip: gz, br } };
}

/**
 * A page as it is held in memory: without its plain bytes, which are more than
 * the compressed ones together, and which hardly a browser asks for. Whoever
 * does gets them out of the compressed ones. And in bytes of its own: what
 * comes from disk is a part of its file.
 */
export function leanPage(page: Page): Page {
  if (isLong(page)) return page;
  const { gzip: gz, br } = page.bodies;
  // Not of the pool, in which a page would keep its neighbours.
  const own = Buffer.allocUnsafeSlow(gz.length + br.length);
  gz.copy(own);
  br.copy(own, gz.length);
  const kept = own.subarray(0, gz.length);
  // Who asks again soon gets the same bytes, as long as the garbage was not collected.
  let plain: WeakRef<Buffer> | undefined;
  const bodies = {
    gzip: kept,
    br: own.subarray(gz.length),
    get identity() {
      const known = plain?.deref();
      if (known) return known;
      const fresh = gunzipSync(kept);
      plain = new WeakRef(fresh);
      return fresh;
    },
  };
  return { ...page, bodies };
}

/** What a page takes in memory when it is lean, roughly: an answer's headers beside it. */
export function bytesOf(page: Page): number {
  const { gzip: gz, br } = page.bodies;
  const plain = isLong(page) ? page.bodies.identity.length : 0;
  return plain + gz.length + br.length + 400 * page.tags.length + 6_000;
}

/** To get the plain bytes of a longer one each time would take a millisecond of all that wait. */
const isLong = ({ bodies }: Page) => bodies.identity.length > longestAtOnceBytes;
