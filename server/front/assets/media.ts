import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";
import { fileName, mediaStore } from "@/features/media/storage/media-store";
import { type ShownFiles, shownFiles } from "@/features/media/storage/shown-files";
import {
  type PublishedMedia,
  publishedMedia,
  type Written,
} from "@/features/publication/media/data";
import { type MediaAddress, readMediaAddress } from "@/features/publication/routes/addresses";
import { countedErrors, timesOf } from "@/lib/counted-log";
import { count } from "@/lib/figures/figures";
import { type FileStore, StoreAway } from "@/lib/file-store/store";
import { log } from "@/lib/log";
import { withQueryTimeout } from "@/lib/page-store/query-timeout";
import { validatorStart } from "@/lib/page-store/validator";
import type { App } from "@/server/app/contract";
import type { PictureShelf } from "@/server/front/edge/picture-shelf";
import { cacheControl } from "@/server/front/http/headers";
import { lookUp } from "@/server/front/private/proof";
import { setDocumentHeaders } from "./document-headers";
import { answerStored } from "./stored-file";

const mostKnown = 10_000;

export type Media = ReturnType<typeof createMedia>;

/**
 * Whether the answer to an address can depend on who asks: it would be a
 * picture or a file of a draft, which is there for some and not for others.
 */
export const mayBeDraftPicture = (path: string) => isOfDraft(readMediaAddress(path)?.kind);

const isOfDraft = (kind: MediaAddress["kind"] | undefined) =>
  kind === "rendition" || kind === "document";

/** Pictures that live publications show, documents that they offer, and the cards by which they are shared. */
export function createMedia(
  { mayFetchDraft, makeCrops, mendFiles }: Pick<App, "mayFetchDraft" | "makeCrops" | "mendFiles">,
  { store, forget, drop }: ShownFiles = shownFiles(),
  pictures?: PictureShelf,
) {
  /** Found public, for the time when the database cannot be asked. */
  const known = new LRUCache<string, true>({ max: mostKnown });

  /**
   * @returns undefined for what is not public; nothing more where the database cannot say what it is;
   *   `away` where it cannot even say whether it is public
   */
  async function look(
    req: IncomingMessage,
    res: ServerResponse,
    named: MediaAddress,
  ): Promise<PublishedMedia | "away" | undefined> {
    const key = named.kind === "crop" ? `${named.hash}/${named.file}` : named.hash;
    const ask = () => lookUp(req, res, () => withQueryTimeout(() => publishedMedia(named)));
    const found = await ask().catch(() => (known.has(key) ? remembered : ("away" as const)));
    if (found === "away") return found;
    // Only what exists is kept in mind: made-up addresses cannot drive it out.
    if (found) known.set(key, true);
    else known.delete(key);
    return found;
  }

  /** A crop that a page names and that nobody has made yet, as of pictures from before there were any. */
  async function cut(named: MediaAddress, { around }: PublishedMedia): Promise<number | undefined> {
    if (!around) return undefined;
    await makeCrops(named.hash, around.focalX, around.focalY).catch(() => {
      throw new StillWrong();
    });
    return bytesOf(named);
  }

  /** @throws StoreAway */
  const bytesOf = async ({ hash, file }: MediaAddress, from = store): Promise<number | undefined> =>
    (await from.head(fileName(hash, file)))?.bytes;

  /** Of the file as it is now: another process may have mended it, and this one's copy knows nothing of it. */
  function bytesNow(named: MediaAddress): Promise<number | undefined> {
    drop(fileName(named.hash, named.file));
    return bytesOf(named);
  }

  /**
   * Of a file that is what was written; one that is not, or is gone, is made anew first.
   *
   * @throws StoreAway, and StillWrong where it is not made yet
   */
  async function rightBytes(
    named: MediaAddress,
    shown: PublishedMedia,
    from: FileStore,
  ): Promise<number | undefined> {
    const { written } = shown;
    const found = await bytesOf(named, from);
    if (!written) return found ?? cut(named, shown);
    if (found === written.bytes || (await bytesNow(named)) === written.bytes) return written.bytes;
    await mendFiles(named.hash).catch(() => {});
    // By another way of making it may have another size than before.
    const now = await lookWritten(named);
    const mended = await bytesNow(named);
    if (mended === undefined || mended !== now?.bytes) throw new StillWrong();
    return mended;
  }

  return {
    /** After a withdrawal: which pictures were part of it is not known here. */
    forget: () => {
      known.clear();
      forget();
    },

    /**
     * Answers a picture that a live publication shows. A draft's picture, and
     * one whose text was withdrawn, is not there for the public, but for staff
     * and for whoever a draft was shared with.
     *
     * @returns `none` when there is no such picture, `away` when its file cannot be had now;
     *   nothing has been sent then
     */
    async answer(
      req: IncomingMessage,
      res: ServerResponse,
      path: string,
    ): Promise<"answered" | "none" | "away"> {
      const named = readMediaAddress(path);
      if (!named) return "none";
      const { hash, file, kind, mime } = named;
      // Before it is looked up: what changes after this makes the look worth nothing to others.
      const turn = pictures?.turn();
      const shown = await look(req, res, named);
      if (shown === "away") return gaveUp(res);
      // Hashes of drafts' pictures are known to those who may see them only.
      const mayBeDraft = isOfDraft(kind);
      const mayFetch = () => mayFetchDraft(req.headers.cookie, hash);
      // Without the database nobody can be recognised.
      if (!shown && !(mayBeDraft && (await withQueryTimeout(mayFetch).catch(() => false))))
        return "none";
      try {
        const { written, name } = shown ?? {};
        // Drafts past the copies: nobody says here that one of their pictures was deleted.
        const from = shown ? store : mediaStore();
        const bytes = await rightBytes(named, shown ?? {}, from);
        if (bytes === undefined) return "none";
        res.setHeader("Cache-Control", shown ? cacheControl.picture : cacheControl.own);
        if (!shown) res.setHeader("Vary", "Cookie");
        if (kind === "document") setDocumentHeaders(res, name);
        const digest = digestOf(hash, file, written?.sha256 ?? "");
        const etag = `${validatorStart(digest)}${bytes.toString(16)}"`;
        const stored = { store: from, name: fileName(hash, file), bytes, mime, etag };
        if (!(await answerStored(req, res, stored))) return gaveUp(res);
        if (turn !== undefined && shown !== remembered && written && kind !== "document") {
          pictures?.lay(turn, {
            ...{ path, digest, ...written },
            read: async () => (await from.open(stored.name))?.body,
          });
        }
        return "answered";
      } catch (error) {
        if (!(error instanceof StoreAway || error instanceof StillWrong)) throw error;
        count("newsroom_pictures_away_total", {
          reason: error instanceof StoreAway ? "away" : "damaged",
        });
        if (error instanceof StoreAway) warn(error);
      }
      return gaveUp(res);
    },
  };
}

const warn = countedErrors((err, times) =>
  log.warn({ err, ...timesOf(times) }, "a picture's file could not be had"),
);

/** Found public before, and the database cannot be asked now. */
const remembered: PublishedMedia = {};

/** Names the bytes of a file: those that were written of it, where that is known. */
const digestOf = (hash: string, file: string, sha256: string) =>
  createHash("sha256").update([hash, file, sha256].join("\n")).digest("base64url");

function gaveUp(res: ServerResponse): "away" {
  res.removeHeader("Cache-Control");
  res.removeHeader("Content-Disposition");
  return "away";
}

/** It was looked at, and is still not what was written. */
class StillWrong extends Error {}

/** As it is now; unknown where the database is away. */
const lookWritten = (named: MediaAddress): Promise<Written | undefined> =>
  withQueryTimeout(() => publishedMedia(named)).then(
    (found) => found?.written,
    () => undefined,
  );
