import { createHash, randomBytes } from "node:crypto";
import { createReadStream, type ReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import {
  type AwayReason,
  checkName,
  type FileContent,
  FileDamaged,
  type FileStore,
  StoreAway,
} from "./store";

/** How a file is called while it is written: see lib/leftovers.ts, which removes what a crash left. */
const beingWritten = /\.\d+\.[0-9a-z]+$/;

/**
 * A folder as a store of files.
 *
 * @param folderOf gives the folder whenever it is asked: it may be named anew
 */
export function folderStore(folderOf: () => string): FileStore {
  const pathOf = (name: string) => path.join(folderOf(), ...checkName(name).split("/"));
  const away = (error: unknown) => awayOf(error, folderOf());
  return {
    get place() {
      return folderOf();
    },

    async put(name, content, sha256) {
      const file = pathOf(name);
      const draft = `${file}.${process.pid}.${randomBytes(6).toString("hex")}`;
      try {
        const handle = await openToWrite(draft);
        try {
          if ((await write(handle, content)) !== sha256) {
            throw new FileDamaged(`${name} is not what was to be written`);
          }
          // A name that is on disk before its bytes are is half a file after a loss of power.
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(draft, file);
      } catch (error) {
        // On a full disk what was written of it would stay and fill it.
        await rm(draft, { force: true }).catch(() => {});
        await removeEmpty(path.dirname(file), folderOf());
        throw away(error);
      }
    },

    async open(name, range) {
      const handle = await open(pathOf(name)).catch(missing).catch(rethrow(away));
      if (!handle) return undefined;
      try {
        const { size } = await handle.stat();
        return { bytes: size, body: bodyOf(handle, range) };
      } catch (error) {
        await handle.close().catch(() => {});
        throw away(error);
      }
    },

    async head(name) {
      const found = await stat(pathOf(name)).catch(missing).catch(rethrow(away));
      return found && { bytes: found.size, changedAt: found.mtime };
    },

    async remove(name) {
      const file = pathOf(name);
      await rm(file, { force: true }).catch(rethrow(away));
      await removeEmpty(path.dirname(file), folderOf());
    },

    list: (prefix) => listed(folderOf(), prefix, away),
  };
}

/** The first file of a folder: whoever writes many need not ask for it each time. */
async function openToWrite(draft: string): Promise<FileHandle> {
  for (let tries = 1; ; tries++) {
    try {
      return await open(draft, "wx");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT" || tries > 3) throw error;
      // Again, where somebody has just removed the last file and the folder with it.
      await mkdir(path.dirname(draft), { recursive: true });
    }
  }
}

/** @returns SHA-256 of what was written */
async function write(handle: FileHandle, content: FileContent): Promise<string> {
  const hash = createHash("sha256");
  if (content instanceof Uint8Array) {
    await handle.writeFile(content);
    return hash.update(content).digest("hex");
  }
  for await (const chunk of createReadStream(content.file)) {
    hash.update(chunk as Buffer);
    await handle.appendFile(chunk as Buffer);
  }
  return hash.digest("hex");
}

function bodyOf(handle: FileHandle, range: { start: number; end: number } | undefined): ReadStream {
  return handle.createReadStream({ autoClose: true, ...range });
}

async function* listed(root: string, prefix: string, away: (error: unknown) => unknown) {
  const folders = [prefix.replace(/\/$/, "")];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await readdir(path.join(root, folder), { withFileTypes: true })
      .catch(missing)
      .catch(rethrow(away));
    for (const entry of entries ?? []) {
      const name = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) folders.push(name);
      if (!entry.isFile() || beingWritten.test(entry.name)) continue;
      const found = await stat(path.join(root, name)).catch(missing).catch(rethrow(away));
      if (found) yield { name, bytes: found.size, changedAt: found.mtime };
    }
  }
}

/** Upwards, as far as nothing stands in them. */
async function removeEmpty(folder: string, root: string): Promise<void> {
  for (let each = folder; each.startsWith(root + path.sep); each = path.dirname(each)) {
    const gone = await rmdir(each).then(
      () => true,
      () => false,
    );
    if (!gone) return;
  }
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
  throw error;
}

const rethrow = (change: (error: unknown) => unknown) => (error: unknown) => {
  throw change(error);
};

const reasons: Record<string, AwayReason> = {
  ENOSPC: "full",
  EDQUOT: "full",
  EACCES: "refused",
  EPERM: "refused",
  EROFS: "refused",
  EIO: "failing",
  EMFILE: "failing",
  ENFILE: "failing",
  ESTALE: "unreachable",
  ETIMEDOUT: "silent",
};

function awayOf(error: unknown, place: string): unknown {
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? ""];
  return reason ? new StoreAway(reason, place, error) : error;
}
