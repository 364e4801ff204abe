import { randomBytes } from "node:crypto";
import {
  chmod,
  mkdir,
  open,
  readdir,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  unlink,
} from "node:fs/promises";
import path from "node:path";
import { folderName, linkName } from "@/lib/edge-links";
import { noneIsFine } from "@/lib/error-text";
import type { Page } from "@/lib/page-store/page";
import { markOf } from "@/lib/page-store/validator";
import { pictureRoot, type TreeFile } from "./contract";

/**
 * The folder below `EDGE_DIR` in which one process lays its pages, and the
 * link by which nginx finds it. Everything in it belongs to that process: one
 * that comes after it begins with a folder of its own, moves the link there
 * and removes what the others have left.
 */

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
    const known = path.join(own, pictureRoot);
    await ensure(path.dirname(known));
    await symlink(path.relative(path.dirname(known), path.join(own, name)), next);
    await rename(next, known);
    return name;
  }

  const whereTo = (name: string) => readlink(path.join(root, name)).catch(() => "");

  const placeOf = ({ name }: TreeFile, from: string) =>
    path.join(own, name.startsWith(`${pictureRoot}/`) ? name.replace(pictureRoot, from) : name);

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
      const to = await whereTo(link);
      if (to === path.basename(own)) {
        const isThere = await stat(own).catch(() => undefined);
        return isThere ? "here" : "nowhere";
      }
      // Of another release, which says other headers: by a link of another name.
      for (const name of to ? [] : await readdir(root).catch(() => [])) {
        const [, pid] = linkName.test(name) ? (folderName.exec(await whereTo(name)) ?? []) : [];
        if (pid) return { process: Number(pid) };
      }
      const [, pid] = folderName.exec(to) ?? [];
      return pid ? { process: Number(pid) } : "nowhere";
    },

    /** @throws when nginx may still find what is here */
    unlink: (): Promise<void> => unlink(path.join(root, link)).catch(noneIsFine),

    discard: (): Promise<void> => rm(own, { recursive: true, force: true }),
  };
}

/**
 * Removes what other processes have left, and links under other names.
 *
 * @param keeps whether a folder stays, by the number of the process whose it is
 */
export async function removeOthers(
  root: string,
  link: string,
  keeps: (pid: number) => boolean = () => false,
): Promise<void> {
  const own = await readlink(path.join(root, link)).catch(() => "");
  const names = await readdir(root).catch(() => []);
  const isOthers = (name: string) => {
    const [, pid] = folderName.exec(name) ?? [];
    return pid !== undefined && name !== own && !keeps(Number(pid));
  };
  for (const name of names) {
    if (!linkName.test(name) || name === link) continue;
    const to = await readlink(path.join(root, name)).catch(() => "");
    if (!folderName.test(to) || isOthers(to)) await unlink(path.join(root, name)).catch(noneIsFine);
  }
  for (const name of names)
    if (isOthers(name)) await rm(path.join(root, name), { recursive: true, force: true });
}
