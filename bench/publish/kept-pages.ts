import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const headSchema = z.object({ path: z.string(), tags: z.array(z.string()) });

/** The tags of every finished page that is kept on disk, by its path. */
export async function keptPages(dataDir: string): Promise<Map<string, string[]>> {
  const folder = path.join(dataDir, "pages");
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const pages = new Map<string, string[]>();
  for (const name of names.filter((each) => each.endsWith(".page"))) {
    const file = await readFile(path.join(folder, name)).catch(() => undefined);
    if (!file) continue;
    // See lib/page-store/page-file.ts: the length of a JSON head, then the head.
    const head = headSchema.parse(JSON.parse(file.toString("utf8", 4, 4 + file.readUInt32BE(0))));
    // The site's own pages, of statuses, have no address.
    if (head.path.startsWith("/")) pages.set(head.path, head.tags);
  }
  return pages;
}

/** How many of them carry one of the tags. */
export function touchedBy(pages: ReadonlyMap<string, string[]>, tags: ReadonlySet<string>): number {
  return [...pages.values()].filter((own) => own.some((tag) => tags.has(tag))).length;
}
