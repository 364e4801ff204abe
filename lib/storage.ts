import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { inOne } from "./in-one";

/** The folder that everything the site keeps on disk stands under. */
export function dataDir(): string {
  // Not to be searched for files that a build might need.
  return path.resolve(/* turbopackIgnore: true */ process.env.DATA_DIR ?? ".data");
}

/**
 * Writes a file that readers see either whole or not at all.
 *
 * @param content one after the other, when it is in parts
 */
export async function writeWhole(file: string, content: Uint8Array | Uint8Array[]): Promise<void> {
  const whole = Array.isArray(content) ? (inOne(content) ?? content) : content;
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    await writeFile(draft, whole).catch(async (error: NodeJS.ErrnoException) => {
      // The first file of a folder: whoever writes many need not ask for it each time.
      if (error.code !== "ENOENT") throw error;
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(draft, whole);
    });
    await rename(draft, file);
  } catch (error) {
    // On a full disk what was written of it would stay and fill it.
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  }
}
