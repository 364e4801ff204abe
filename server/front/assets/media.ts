import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { LRUCache } from "lru-cache";
import {
  publishedCardExists,
  publishedCrop,
  publishedPictureExists,
} from "@/features/publication/data";
import { type MediaAddress, readMediaAddress } from "@/features/publication/routes/addresses";
import { withQueryTimeout } from "@/lib/page-store/query-timeout";
import { mediaFile } from "@/lib/storage";
import type { App } from "@/server/app/contract";
import { cacheControl } from "@/server/front/http/headers";
import { namesTag } from "@/server/front/pages/answer-page";
import { lookUp } from "@/server/front/private/proof";

const mostKnown = 10_000;

export type Media = ReturnType<typeof createMedia>;

/**
 * Whether the answer to an address can depend on who asks: it would be a
 * picture of a draft, which is there for some and not for others.
 */
export const mayBeDraftPicture = (path: string) => readMediaAddress(path)?.kind === "rendition";

/** Pictures that live publications show, and the cards by which they are shared. */
export function createMedia({
  mayFetchDraft,
  makeCrops,
}: Pick<App, "mayFetchDraft" | "makeCrops">) {
  /** Found public, for the time when the database cannot be asked. */
  const known = new LRUCache<string, true>({ max: mostKnown });

  async function isPublic(
    req: IncomingMessage,
    res: ServerResponse,
    { hash, file, kind }: MediaAddress,
  ): Promise<boolean> {
    const key = kind === "crop" ? `${hash}/${file}` : hash;
    const exists = () => {
      if (kind === "crop") return isCrop(hash, file);
      return kind === "card" ? publishedCardExists(hash) : publishedPictureExists(hash);
    };
    const look = () => lookUp(req, res, () => withQueryTimeout(exists));
    const found = await look().catch(() => known.has(key));
    // Only what exists is kept in mind: made-up addresses cannot drive it out.
    if (found) known.set(key, true);
    else known.delete(key);
    return found;
  }

  /** A crop that a page names and that nobody has made yet, as of pictures from before there were any. */
  async function cut(named: MediaAddress): Promise<number | undefined> {
    const look = () => publishedCrop(named.hash, named.file);
    const around = await withQueryTimeout(look).catch(() => undefined);
    if (!around) return undefined;
    await makeCrops(named.hash, around.focalX, around.focalY);
    return bytesOf(named);
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
      const named = readMediaAddress(path);
      if (!named) return false;
      const { hash, file, kind, mime } = named;
      const shown = await isPublic(req, res, named);
      // Hashes of drafts' pictures are known to those who may see them only.
      const mayBeDraft = kind === "rendition";
      const mayFetch = () => mayFetchDraft(req.headers.cookie, hash);
      // Without the database nobody can be recognised.
      if (!shown && !(mayBeDraft && (await withQueryTimeout(mayFetch).catch(() => false))))
        return false;
      const found = (await bytesOf(named)) ?? (kind === "crop" ? await cut(named) : undefined);
      if (found === undefined) return false;
      const etag = `"${hash.slice(0, 16)}-${file.replace(".", "-")}"`;
      res.setHeader("Cache-Control", shown ? cacheControl.picture : cacheControl.own);
      if (!shown) res.setHeader("Vary", "Cookie");
      res.setHeader("ETag", etag);
      if (namesTag(req.headers["if-none-match"] ?? "", (tag) => tag === etag)) {
        res.writeHead(304).end();
        return true;
      }
      res.writeHead(200, { "Content-Type": mime, "Content-Length": found });
      if (req.method === "HEAD") res.end();
      // A reader who goes away in the middle is no error of ours.
      else await pipeline(createReadStream(mediaFile(hash, file)), res).catch(() => res.destroy());
      return true;
    },
  };
}

const isCrop = async (hash: string, file: string) => Boolean(await publishedCrop(hash, file));

/** Undefined where there is none. */
const bytesOf = ({ hash, file }: MediaAddress) =>
  stat(mediaFile(hash, file)).then(
    ({ size }) => size,
    () => undefined,
  );
