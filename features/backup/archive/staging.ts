import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { create, extract } from "tar";
import { errorMessage } from "@/lib/error-text";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

/**
 * A folder for the parts of an archive, gone when the work is done. It stands
 * beside the archive, where there must be room for it anyway.
 */
export async function withStaging<T>(
  beside: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(path.dirname(path.resolve(beside)), ".newsroom-archive-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Packs a folder; the file appears whole or not at all. */
export async function pack(folder: string, names: string[], file: string): Promise<void> {
  await create({ cwd: folder, file, gzip: true, portable: true }, names);
}

/**
 * Unpacks an archive. Only plain files and folders within it come out,
 * whatever the archive says.
 *
 * @throws OperatorError when it cannot be read
 */
export async function unpack(file: string, folder: string): Promise<void> {
  try {
    await extract({
      file,
      cwd: folder,
      strict: true,
      preserveOwner: false,
      filter: (_, entry) =>
        !("type" in entry) || entry.type === "File" || entry.type === "Directory",
    });
  } catch (error) {
    throw new OperatorError(`${file} could not be unpacked: is it an export of this site?`, [
      errorMessage(error),
    ]);
  }
}
