import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { dataDir } from "@/lib/storage";

const backupSchema = z.object({ at: z.coerce.date(), bytes: z.number() });

/** The kept pages and the last export, as the data folder knows them. */
export async function folderStatus() {
  const [pages, backup] = await Promise.all([sizeOf(path.join(dataDir(), "pages")), lastBackup()]);
  return { pages, backup };
}

async function lastBackup() {
  try {
    const text = await readFile(path.join(dataDir(), "last-export.json"), "utf8");
    return backupSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Files come and go while they are counted. */
async function sizeOf(folder: string): Promise<{ files: number; bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map((entry) =>
      stat(path.join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return { files: files.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
