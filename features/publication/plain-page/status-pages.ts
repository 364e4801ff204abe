import { chmod, chown, mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { locales } from "@/i18n/routing";
import { readMaintenance } from "@/lib/maintenance";
import { dataDir, writeWhole } from "@/lib/storage";
import { maintenanceWords } from "./maintenance-words";
import { plainPage } from "./plain-page";

/**
 * Writes what nginx says by itself while the site does not answer it: that it
 * is being worked on, or that it will be back in a moment.
 *
 * @param root `EDGE_DIR`
 */
export async function writeStatusPages(root: string): Promise<void> {
  const folder = path.join(root, "status");
  const first = await mkdir(folder, { recursive: true });
  if (first) await giveToSite([root, folder].filter((each) => isWithin(each, first)));
  for (const each of [root, folder]) await readableByAll(each);
  const maintenance = await readMaintenance();
  for (const locale of locales) {
    const words = maintenance && maintenanceWords(locale, maintenance);
    const file = path.join(folder, `${locale}.html`);
    await writeWhole(file, Buffer.from(plainPage({ status: 503, locale, words })));
    await chmod(file, 0o644);
  }
}

const isWithin = (folder: string, parent: string) =>
  !path.relative(parent, path.resolve(folder)).startsWith("..");

/** The administrator of the machine may have said it first: the site has to write there, too. */
async function giveToSite(folders: string[]): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(dataDir());
  for (const folder of folders) await chown(folder, uid, gid);
}

/** nginx is somebody else. Of a folder that is somebody else's nothing can be changed, and need not be. */
async function readableByAll(folder: string): Promise<void> {
  const { mode } = await stat(folder);
  if ((mode & 0o777) !== 0o755) await chmod(folder, 0o755);
}
