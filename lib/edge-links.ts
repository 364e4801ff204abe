import { readdirSync, readlinkSync, unlinkSync } from "node:fs";
import { readdir, readFile, unlink } from "node:fs/promises";
import path from "node:path";
import { noneIsFine } from "@/lib/error-text";
import { dataDir } from "@/lib/storage";

/** By a link of such a name in `EDGE_DIR` nginx finds what the site has laid there: server/front/edge. */
export const linkName = /^[0-9a-f]{12}$/;

/** Of the folder that such a link leads to, with the number of the process whose it is. */
export const folderName = /^pages-(\d+)-[0-9a-f]{16}$/;

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

/**
 * Takes away the links to what one process has laid there, once it has ended:
 * another one may have links of its own by then. At once, in a process that is
 * ending itself.
 *
 * @param root `EDGE_DIR`
 * @param pid undefined for those of every process
 */
export function unlinkOf(root: string, pid: number | undefined): void {
  for (const name of namesIn(root)) {
    try {
      const [, whose] = folderName.exec(readlinkSync(path.join(root, name))) ?? [];
      if (pid === undefined || Number(whose) === pid) unlinkSync(path.join(root, name));
    } catch (error) {
      noneIsFine(error);
    }
  }
}

function namesIn(root: string): string[] {
  try {
    return readdirSync(root).filter((name) => linkName.test(name));
  } catch {
    return [];
  }
}

/**
 * Whether texts are withdrawn on this machine alone: then pages that it kept stand as they did, however long it was
 * stopped. nginx goes on with what is there meanwhile, and the next start shows it before it has asked anybody.
 * Where there are others, a text may be withdrawn there in that time.
 */
export const withdrawsAlone = ({ SITE_INSTANCES }: NodeJS.ProcessEnv = process.env): boolean =>
  !SITE_INSTANCES?.trim();

/** Where it is noted which folder the site has used last: `EDGE_DIR` may be another one now, or none. */
export const edgeNote = () => path.join(dataDir(), "edge-folder");

/** @returns every folder in which nginx may find something of this site */
export async function edgeFolders(): Promise<string[]> {
  const noted = await readFile(edgeNote(), "utf8").catch(() => "");
  const folders = [process.env.EDGE_DIR ?? "", noted].map((each) => each.trim());
  return [...new Set(folders.filter(Boolean))];
}
