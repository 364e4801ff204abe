import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parsePage } from "@/lib/page-store/page-file";

/** The tags of every finished page that is kept on disk, by its path. */
export async function keptPages(dataDir: string): Promise<Map<string, string[]>> {
  const folder = path.join(dataDir, "pages");
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const pages = new Map<string, string[]>();
  for (const name of names.filter((each) => each.endsWith(".page"))) {
    const file = await readFile(path.join(folder, name)).catch(() => undefined);
    const page = file && parsePage(file);
    // The site's own pages, of statuses, have no address.
    if (page?.path.startsWith("/")) pages.set(page.path, [...page.tags]);
  }
  return pages;
}

/** Those of them that carry one of the tags. */
export function targetsOf(
  pages: ReadonlyMap<string, string[]>,
  tags: ReadonlySet<string>,
): string[] {
  return [...pages].filter(([, own]) => own.some((tag) => tags.has(tag))).map(([path]) => path);
}
