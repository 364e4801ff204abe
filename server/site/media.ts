import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { cardFile, cardType, formats, isRendition } from "@/features/media/renditions";
import { mayFetchPicture } from "@/features/preview/access";
import { publishedCardExists, publishedPictureExists } from "@/features/publication/data";
import { patiently } from "@/lib/page-store/patience";
import { mediaFile } from "@/lib/storage";
import { namesTag } from "./answer-page";
import { cacheControl } from "./headers";

const address = /^\/media\/([0-9a-f]{64})\/([1-9][0-9]{1,4})\.([a-z]+)$/;

const mostKnown = 10_000;

export type Media = ReturnType<typeof createMedia>;

/** Pictures that live publications show, and the cards by which they are shared. */
export function createMedia() {
  /** Found public, newest last: for the time when the database cannot be asked. */
  const known = new Set<string>();

  async function isPublic(hash: string, exists: (hash: string) => Promise<boolean>) {
    const found = await patiently(() => exists(hash)).catch(() => known.has(hash));
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
      const card = `${width}.${extension}` === cardFile;
      if (!hash || !(card || isRendition(Number(width), extension))) return false;
      const shown = await isPublic(hash, card ? publishedCardExists : publishedPictureExists);
      // Hashes of drafts' pictures are known to those who may see them only.
      if (!shown && (card || !(await mayFetchPicture(req.headers.cookie, hash)))) return false;
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
      const type = card ? cardType : formats.find((format) => format.extension === extension);
      res.writeHead(200, { "Content-Type": type?.mime, "Content-Length": found.size });
      if (req.method === "HEAD") res.end();
      // A reader who goes away in the middle is no error of ours.
      else await pipeline(createReadStream(file), res).catch(() => res.destroy());
      return true;
    },
  };
}
