import { request } from "node:http";
import { performance } from "node:perf_hooks";

/** What one request came to. Times in milliseconds. */
export type Visit = {
  path: string;
  status: number;
  firstByte: number;
  total: number;
  bytes: number;
  etag: string;
};

/**
 * Fetches an address and reads it to its end, keeping nothing of it.
 *
 * @param read is handed each part of the body
 * @param etag of what is known already
 */
export function visit(
  origin: string,
  path: string,
  { read, etag }: { read?: (part: string) => void; etag?: string } = {},
): Promise<Visit> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const headers = etag ? { "if-none-match": etag } : {};
    const req = request(origin + path, { headers }, (res) => {
      const firstByte = performance.now() - began;
      let bytes = 0;
      if (read) res.setEncoding("utf8");
      res.on("data", (part: Buffer | string) => {
        bytes += Buffer.byteLength(part);
        read?.(String(part));
      });
      res.on("error", reject);
      res.on("end", () =>
        resolve({
          path,
          status: res.statusCode ?? 0,
          firstByte,
          total: performance.now() - began,
          bytes,
          etag: String(res.headers.etag ?? ""),
        }),
      );
    });
    req.on("error", reject);
    req.end();
  });
}

/** Addresses in a sitemap or an index, in their order, as paths of the site. */
export async function locationsOf(origin: string, path: string): Promise<string[]> {
  let text = "";
  await visit(origin, path, {
    read: (part) => {
      text += part;
    },
  });
  return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = ""]) => new URL(url).pathname);
}
