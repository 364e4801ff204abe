import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { ByteRange, FileStore } from "@/lib/file-store/store";
import { namesTag } from "@/server/front/pages/answer-page";

export type StoredFile = {
  store: FileStore;
  /** As the store knows it, and of how many bytes. */
  name: string;
  bytes: number;
  mime: string;
  /** Strong: other bytes have another one. */
  etag: string;
};

/**
 * Hands out a file of a store as it comes, whole or the part that is asked
 * for. Headers of the answer that are not about its bytes are set already.
 *
 * @returns whether it was answered; false, and nothing sent: it is not what it was
 * @throws StoreAway, and nothing has been sent
 */
export async function answerStored(
  req: IncomingMessage,
  res: ServerResponse,
  { store, name, bytes, mime, etag }: StoredFile,
): Promise<boolean> {
  if (namesTag(req.headers["if-none-match"] ?? "", (tag) => tag === etag)) {
    res.setHeader("ETag", etag);
    res.writeHead(304).end();
    return true;
  }
  const range = rangeOf(req, bytes, etag);
  const headers = { "Content-Type": mime, "Accept-Ranges": "bytes", ETag: etag };
  if (range === "beyond") {
    res.writeHead(416, { "Content-Range": `bytes */${bytes}`, "Content-Length": 0 }).end();
    return true;
  }
  const part = range && { "Content-Range": `bytes ${range.start}-${range.end}/${bytes}` };
  const length = { "Content-Length": range ? range.end - range.start + 1 : bytes };
  const send = () => res.writeHead(range ? 206 : 200, { ...headers, ...part, ...length });
  if (req.method === "HEAD") {
    send().end();
    return true;
  }
  const found = await store.open(name, range);
  if (found?.bytes !== bytes) {
    found?.body.destroy();
    return false;
  }
  send();
  // A reader who goes away in the middle is no error of ours.
  await pipeline(found.body, res).catch(() => res.destroy());
  return true;
}

/**
 * The one part that is asked for (RFC 9110, 14.2). Several at once, and what
 * cannot be read, are answered with all of it, which is always right.
 */
function rangeOf(
  req: IncomingMessage,
  bytes: number,
  etag: string,
): ByteRange | "beyond" | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(req.headers.range ?? "") ?? [];
  if (req.method !== "GET" || (!first && !last)) return undefined;
  // A part of what is something else by now would be put together with the other.
  const condition = req.headers["if-range"];
  if (condition !== undefined && condition !== etag) return undefined;
  if (!first) {
    const count = Math.min(Number(last), bytes);
    return count === 0 ? "beyond" : { start: bytes - count, end: bytes - 1 };
  }
  const start = Number(first);
  const end = Math.min(last ? Number(last) : bytes - 1, bytes - 1);
  if (last && Number(last) < start) return undefined;
  return start >= bytes ? "beyond" : { start, end };
}
