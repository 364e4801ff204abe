import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { isUuid } from "@/lib/patterns";
import { dataDir, writeWhole } from "@/lib/storage";

/**
 * Files on their way to the library: what has come of each, and beside it a
 * note of what it is to become. Both outlive the process, so that an upload
 * goes on after a restart where it stood.
 */

/** What is not finished, or not asked for, after a day is given up. */
const keptMs = 24 * 60 * 60_000;

const noteSchema = z.object({
  owner: z.string(),
  name: z.string(),
  bytes: z.int(),
  /** In the library under this name since: whoever asks again hears the same. */
  taken: z.string().optional(),
});

export type UploadNote = z.infer<typeof noteSchema>;

const folder = () => path.join(dataDir(), "uploads");

/** Where the bytes are. */
export const uploadFile = (id: string): string => path.join(folder(), `${id}.part`);
const noteFile = (id: string) => path.join(folder(), `${id}.json`);

/** @returns undefined for an upload that is unknown, given up, or not that account's */
export async function noteOf(id: string, owner?: string): Promise<UploadNote | undefined> {
  if (!isUuid(id)) return undefined;
  const text = await readFile(noteFile(id), "utf8").catch(() => undefined);
  const note = text === undefined ? undefined : noteSchema.parse(JSON.parse(text));
  return owner === undefined || note?.owner === owner ? note : undefined;
}

export async function beginUpload(id: string, note: UploadNote): Promise<void> {
  try {
    await writeNote(id, note);
    await writeFile(uploadFile(id), "");
  } catch (error) {
    await dropUpload(id);
    throw error;
  }
}

const writeNote = (id: string, note: UploadNote) =>
  writeWhole(noteFile(id), [Buffer.from(JSON.stringify(note))]);

/** How much has come; undefined where nothing is known of it. */
export const bytesOf = (id: string): Promise<number | undefined> =>
  stat(uploadFile(id)).then(
    ({ size }) => size,
    () => undefined,
  );

/** The bytes go; the note says under which name they stand in the library. */
export async function endUpload(id: string, note: UploadNote, taken: string): Promise<void> {
  await writeNote(id, { ...note, taken });
  await rm(uploadFile(id), { force: true });
}

export async function dropUpload(id: string): Promise<void> {
  await rm(uploadFile(id), { force: true });
  await rm(noteFile(id), { force: true });
}

/** SHA-256 of what has come. */
export async function sha256Of(id: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(uploadFile(id))) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** What all uploads of one person hold at the moment. */
export async function openUploads(owner: string): Promise<{ count: number; bytes: number }> {
  const all = await Promise.all((await ids()).map((id) => noteOf(id, owner)));
  const open = all.filter((note) => note && !note.taken);
  return { count: open.length, bytes: open.reduce((sum, note) => sum + (note?.bytes ?? 0), 0) };
}

async function ids(): Promise<string[]> {
  const names = await readdir(folder()).catch(() => []);
  return [...new Set(names.map((name) => name.split(".", 1)[0] ?? ""))].filter(isUuid);
}

/** @returns how many were given up */
export async function sweepUploads(now = Date.now()): Promise<number> {
  let given = 0;
  for (const id of await ids()) {
    const times = await Promise.all(
      [uploadFile(id), noteFile(id)].map((file) => stat(file).catch(() => undefined)),
    );
    if (Math.max(...times.map((found) => found?.mtimeMs ?? 0)) > now - keptMs) continue;
    await dropUpload(id);
    given += 1;
  }
  return given;
}
