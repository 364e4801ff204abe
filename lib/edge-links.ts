import { readdir, unlink } from "node:fs/promises";
import path from "node:path";

/** By a link of such a name in `EDGE_DIR` nginx finds what the site has laid there: server/front/edge. */
export const linkName = /^[0-9a-f]{12}$/;

export const noneIsFine = (error: NodeJS.ErrnoException) => {
  if (error.code !== "ENOENT") throw error;
};

/**
 * Takes the links away: nginx finds nothing.
 *
 * @param root `EDGE_DIR`
 */
export async function unlinkAll(root: string): Promise<void> {
  const names = await readdir(root).catch((error: NodeJS.ErrnoException) => {
    noneIsFine(error);
    return [];
  });
  const links = names.filter((name) => linkName.test(name));
  await Promise.all(links.map((name) => unlink(path.join(root, name)).catch(noneIsFine)));
}
