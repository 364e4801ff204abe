import { chmod, mkdir } from "node:fs/promises";
import path from "node:path";
import { locales } from "@/i18n/routing";
import { readMaintenance } from "@/lib/maintenance";
import { writeWhole } from "@/lib/storage";
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
  await mkdir(folder, { recursive: true });
  // nginx is somebody else.
  await Promise.all([root, folder].map((each) => chmod(each, 0o755)));
  const maintenance = await readMaintenance();
  for (const locale of locales) {
    const words = maintenance && maintenanceWords(locale, maintenance);
    const file = path.join(folder, `${locale}.html`);
    await writeWhole(file, Buffer.from(plainPage({ status: 503, locale, words })));
    await chmod(file, 0o644);
  }
}
