import type { Readable } from "node:stream";

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
