import { randomBytes } from "node:crypto";
import {
  chmod,
  mkdir,
  open,
  readdir,
  readlink,
  rename,
  rm,
  symlink,
  unlink,
} from "node:fs/promises";
import path from "node:path";
import { linkName, noneIsFine } from "@/lib/edge-links";
import type { Page } from "@/lib/page-store/page";
import { markOf } from "@/lib/page-store/validator";
import type { TreeFile } from "./contract";

/**
 * The folder below `EDGE_DIR` in which one process lays its pages, and the
 * link by which nginx finds it. Everything in it belongs to that process: one
 * that comes after it begins with a folder of its own, moves the link there
 * and removes what the others have left.
 */

/** With the number of the process whose it is. */
const folderName = /^pages-(\d+)-[0-9a-f]{16}$/;

/** nginx is somebody else, and the account of the site may hide from others what it writes. */
const everybodyReads = { folder: 0o755, file: 0o644 };

export type TreeFolder = Awaited<ReturnType<typeof newFolder>>;

/**
 * Makes an empty folder and has the link lead to it: from then on nginx finds
 * nothing of what there was before.
 */
export async function newFolder(root: string, link: string) {
  const own = path.join(root, `pages-${process.pid}-${randomBytes(8).toString("hex")}`);
  await mkdir(root, { recursive: true });
  await mkdir(own);
  await chmod(own, everybodyReads.folder);
  const made = new Set([own]);
  const draft = path.join(root, `.${path.basename(own)}`);
  await symlink(path.basename(own), draft);
  await rename(draft, path.join(root, link));
  let drafts = 0;
  let pictures = await newPictures();

  /** Pictures lie behind a link of their own: they all go at once, however many they are. */
  async function newPictures(): Promise<string> {
    const name = `.pictures-${randomBytes(4).toString("hex")}`;
    await mkdir(path.join(own, name));
    await chmod(path.join(own, name), everybodyReads.folder);
    made.add(path.join(own, name));
    const next = path.join(own, `${name}.link`);
    await symlink(name, next);
    await rename(next, path.join(own, "media"));
    return name;
  }

  const placeOf = ({ name }: TreeFile, from: string) =>
    path.join(own, name.startsWith("/media/") ? path.join(from, name.slice(7)) : name);

  async function ensure(folder: string): Promise<void> {
    if (made.has(folder)) return;
    await ensure(path.dirname(folder));
    await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    await chmod(folder, everybodyReads.folder);
    made.add(folder);
  }

  /**
   * Whole or not at all, with the page's mark as its time.
   *
   * @param from where pictures lay when it was decided: they go nowhere else
   */
  async function write(
    page: Pick<Page, "etag" | "bodies">,
    file: TreeFile,
    from: string,
  ): Promise<void> {
    const place = placeOf(file, from);
    await ensure(path.dirname(place));
    drafts += 1;
    // No address of the site begins a name with a dot.
    const draft = path.join(own, `.draft-${drafts}`);
    try {
      const handle = await open(draft, "wx");
      try {
        await handle.writeFile(page.bodies[file.encoding]);
        await handle.chmod(everybodyReads.file);
        const mark = markOf(page.etag);
        await handle.utimes(mark, mark);
      } finally {
        await handle.close();
      }
      await rename(draft, place);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => {});
      throw error;
    }
  }

  return {
    write,

    /** @throws when it is still there */
    remove: (file: TreeFile, from: string): Promise<void> =>
      unlink(placeOf(file, from)).catch(noneIsFine),

    /** Where pictures lie now. */
    pictures: (): string => pictures,

    /** @throws when some may still be found */
    async removePictures(): Promise<void> {
      const before = pictures;
      pictures = await newPictures();
      const gone = path.join(own, before);
      for (const each of made) if (each.startsWith(gone)) made.delete(each);
      void rm(gone, { recursive: true, force: true }).catch(() => {});
    },

    /** Where nginx looks: here, nowhere, or in the folder of another process, which has this number. */
    linked: async (): Promise<"here" | "nowhere" | { process: number }> => {
      const to = await readlink(path.join(root, link)).catch(() => "");
      if (to === path.basename(own)) return "here";
      const [, pid] = folderName.exec(to) ?? [];
      return pid ? { process: Number(pid) } : "nowhere";
    },

    discard: (): Promise<void> => rm(own, { recursive: true, force: true }),
  };
}

/** Removes what other processes have left, and links under other names. */
export async function removeOthers(root: string, link: string): Promise<void> {
  const own = await readlink(path.join(root, link)).catch(() => "");
  for (const name of await readdir(root).catch(() => [])) {
    if (linkName.test(name) && name !== link) await unlink(path.join(root, name)).catch(noneIsFine);
    if (folderName.test(name) && name !== own)
      await rm(path.join(root, name), { recursive: true, force: true });
  }
}
