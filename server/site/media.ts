import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { formats, isRendition } from "@/features/media/renditions";
import { mayFetchPicture } from "@/features/preview/access";
import { publishedPictureExists } from "@/features/publication/data";
import { patiently } from "@/lib/page-store/patience";
import { mediaFile } from "@/lib/storage";
import { namesTag } from "./answer-page";
import { cacheControl } from "./headers";

const address = /^\/media\/([0-9a-f]{64})\/([1-9][0-9]{1,4})\.([a-z]+)$/;

const mostKnown = 10_000;

export type Media = ReturnType<typeof createMedia>;

/** Pictures that live publications show. */
export function createMedia() {
  /** Found public, newest last: for the time when the database cannot be asked. */
  const known = new Set<string>();

  async function isPublic(hash: string): Promise<boolean> {
    const found = await patiently(() => publishedPictureExists(hash)).catch(() => known.has(hash));
    known.delete(hash);
    // Only what exists is kept in mind: made-up addresses cannot drive it out.
    if (found) known.add(hash);
    if (known.size > mostKnown) known.delete(known.values().next().value ?? "");
    return found;
  }

  return {
    /** After a withdrawal: which pictures were part of it is not known here. */
    forget: () => known.clear(),

    /**
     * Answers a picture that a live publication shows. A draft's picture, and
     * one whose text was withdrawn, is not there for the public, but for staff
     * and for whoever a draft was shared with.
     *
     * @returns false when there is no such picture; nothing has been sent then
     */
    async answer(req: IncomingMessage, res: ServerResponse, path: string): Promise<boolean> {
      const [, hash = "", width = "", extension = ""] = address.exec(path) ?? [];
      if (!hash || !isRendition(Number(width), extension)) return false;
      const shown = await isPublic(hash);
      // Hashes of drafts' pictures are known to those who may see them only.
      if (!shown && !(await mayFetchPicture(req.headers.cookie, hash))) return false;
      const file = mediaFile(hash, `${width}.${extension}`);
      const found = await stat(file).catch(() => undefined);
      if (!found) return false;
      const etag = `"${hash.slice(0, 16)}-${width}-${extension}"`;
      res.setHeader("Cache-Control", shown ? cacheControl.picture : cacheControl.own);
      res.setHeader("ETag", etag);
      if (namesTag(req.headers["if-none-match"] ?? "", (tag) => tag === etag)) {
        res.writeHead(304).end();
        return true;
      }
      const mime = formats.find((format) => format.extension === extension)?.mime;
      res.writeHead(200, { "Content-Type": mime, "Content-Length": found.size });
      if (req.method === "HEAD") res.end();
      // A reader who goes away in the middle is no error of ours.
      else await pipeline(createReadStream(file), res).catch(() => res.destroy());
      return true;
    },
  };
}
