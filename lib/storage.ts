import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** The folder that everything the site keeps on disk stands under. */
export function dataDir(): string {
  // Not to be searched for files that a build might need.
  return path.resolve(/* turbopackIgnore: true */ process.env.DATA_DIR ?? ".data");
}

/** So much is put together before it is written: each part is a call of its own, by way of another thread. */
const mostInOneBytes = 256 * 1024;

function inOne(parts: Uint8Array[]): Uint8Array | Uint8Array[] {
  const bytes = parts.reduce((sum, { length }) => sum + length, 0);
  return bytes > mostInOneBytes ? parts : Buffer.concat(parts, bytes);
}

/**
 * Writes a file that readers see either whole or not at all.
 *
 * @param content one after the other, when it is in parts
 */
export async function writeWhole(file: string, content: Uint8Array | Uint8Array[]): Promise<void> {
  const whole = Array.isArray(content) ? inOne(content) : content;
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
