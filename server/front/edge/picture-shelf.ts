import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { Laid } from "./laying";

/** A file of a public picture. */
export type ShelfPicture = {
  path: string;
  /** Names its bytes; `ETag` is made of it. */
  digest: string;
  bytes: number;
  sha256: string;
  /** @returns undefined where it is gone */
  read: () => Promise<Readable | undefined>;
};

/**
 * Where pictures lie for others to hand out. Whether one is public the
 * database says, and no tag tells when it ceases to be: each change of
 * anything takes all of them away.
 */
export type PictureShelf = {
  /** To be taken before the database is asked. */
  turn: () => number;
  /** Lays a picture there, unless something has changed since its turn. */
  lay: (turn: number, picture: ShelfPicture) => void;
};

/** What is larger is read by the site, a part at a time. */
export const largestPictureBytes = 8 * 1024 * 1024;

/** @returns undefined where it is gone, or is not what it should be: a copy that was damaged on its way would stay */
export async function loadPicture(picture: ShelfPicture): Promise<Laid | undefined> {
  const body = await picture.read();
  if (!body) return undefined;
  const identity = await buffer(body);
  const isRight = createHash("sha256").update(identity).digest("hex") === picture.sha256;
  const none = Buffer.alloc(0);
  return isRight ? { etag: picture.digest, bodies: { identity, gzip: none, br: none } } : undefined;
}
