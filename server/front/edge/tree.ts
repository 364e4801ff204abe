import type { TagChange } from "@/lib/page-store/changes";
import type { Page } from "@/lib/page-store/page";
import type { Shelf } from "@/lib/page-store/shelf";
import { isVisible } from "@/lib/page-store/snapshot";
import { isAlive as lives } from "@/lib/startup/lock-holder.mjs";
import { fileOfPicture, filesOf } from "./contract";
import { createLaying } from "./laying";
import { createPermission } from "./permission";
import { largestPictureBytes, loadPicture, type PictureShelf } from "./picture-shelf";
import { openPlace } from "./tree-place";

/**
 * Finished pages as files, from which nginx answers by itself. One process
 * lays them there, the first front of a machine: several would have to know
 * of each other's pages to take them away, and one that was killed could not.
 *
 * A page is here only while it is fresh as far as this process has heard.
 * While nobody says that it hears of changes (`vouch`), nothing is here.
 */
export type EdgeTree = Shelf & {
  pictures: PictureShelf;
  /** Nothing is laid here, and nothing found, until `resume`. */
  suspend: () => Promise<void>;
  resume: () => void;
  /**
   * May be called again.
   *
   * @param leaves whether nginx goes on handing out what is here
   */
  close: (leaves: boolean) => Promise<void>;
};

const lookEveryMs = 500;

/** No page has such a tag. */
const pictureTag = "#pictures";

type Options = {
  mostBytes: number;
  /** Told of what went wrong: no reader waits for any of this. */
  warn: (error: unknown) => void;
  unvouchedMs?: number;
  isAlive?: (pid: number) => boolean;
};

/**
 * Opens the tree: whatever is there of earlier processes is not found any
 * more when this resolves.
 *
 * @param root `EDGE_DIR`
 * @throws when the folder cannot be written
 */
export async function openEdgeTree(
  root: string,
  { mostBytes, warn, unvouchedMs, isAlive = lives }: Options,
): Promise<EdgeTree> {
  const permission = createPermission(unvouchedMs);
  const laying = createLaying({ place: () => place, mostBytes, warn });
  /** Of changes: what was looked up before one of them is worth nothing after it. */
  let turn = 0;
  const forget = () => {
    laying.forget();
    turn += 1;
  };
  const place = await openPlace(root, { forget, warn, isAlive });
  const isOpen = () => permission.isGiven() && place.isOurs();

  function put(page: Page): void {
    if (!isOpen()) return;
    const { path, etag, tags, snapshot } = page;
    const known = laying.at(path);
    if (known?.etag === etag && known.snapshot === snapshot) return;
    // What lies there is of another state.
    if (known && known.etag !== etag) laying.takeAway(known).catch(place.breakOff);
    const files = filesOf(page);
    if (!files || laying.isFull()) return;
    const bytes = files.reduce((sum, { encoding }) => sum + page.bodies[encoding].length, 0);
    if (bytes > mostBytes / 4) return;
    const from = place.folder().pictures();
    laying.add({ path, etag, tags, snapshot, files, bytes, from }, async () => page);
  }

  const lay: PictureShelf["lay"] = (at, picture) => {
    const { path, digest, bytes } = picture;
    const file = fileOfPicture(path);
    if (!isOpen() || at !== turn || !file || bytes > largestPictureBytes) return;
    if (laying.at(path) || laying.isFull()) return;
    const from = place.folder().pictures();
    const about = { path, etag: digest, tags: [pictureTag], snapshot: "" };
    laying.add({ ...about, files: [file], bytes, from }, () => loadPicture(picture));
  };

  const timer = setInterval(() => {
    place.look().catch(warn);
    if (!permission.lapses()) return;
    place.breakOff(new Error("no word from the database for too long: nginx finds no pages"));
  }, lookEveryMs);
  timer.unref();

  return {
    put,
    pictures: { turn: () => turn, lay },
    empty: place.empty,
    vouch: permission.vouch,
    resume: permission.resume,

    async expire(changes: readonly TagChange[]): Promise<void> {
      if (changes.length > 0) {
        turn += 1;
        laying.takePicturesAway(pictureTag);
      }
      await place.mend();
      for (const { tag, xid } of changes) {
        for (const entry of laying.withTag(tag)) {
          if (!isVisible(xid, entry.snapshot)) laying.takeAway(entry).catch(() => {});
        }
      }
      // Also of what was on its way out before: a newer page takes the place of one that may have had these tags.
      await laying.left().catch(place.empty);
      if (changes.length > 0) await place.takeBack();
    },

    async suspend(): Promise<void> {
      permission.suspend();
      await place.empty();
    },

    async close(leaves: boolean): Promise<void> {
      clearInterval(timer);
      const stays = await place.close(leaves);
      await laying.settled();
      if (!stays) await place.folder().discard();
    },
  };
}
