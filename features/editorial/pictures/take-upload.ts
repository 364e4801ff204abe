import type { IntakeFault } from "@/features/media/intake/faults";
import { isKept } from "@/features/media/intake/kept";
import { takeFile } from "@/features/media/pictures/receive";
import {
  bytesOf,
  dropUpload,
  endUpload,
  noteOf,
  sha256Of,
  uploadFile,
} from "@/features/media/uploads/upload-files";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { addToLibrary } from "./library";

export type Taken =
  | { hash: string; frames?: number }
  | { fault: IntakeFault; detail?: string }
  /** Nothing is known of such an upload of theirs; or it has not come to its end. */
  | { fault: "unknown" | "unfinished" };

/** Those at work in this process: whoever asks a second time waits for the first. */
const atWork = new Map<string, Promise<Taken>>();

/**
 * Takes a file that has come in whole into the library. The same bytes are
 * one item, however often they are sent. May be asked again: the answer is
 * the same for a day.
 *
 * @param language which a document is taken to be written in: that of the text it is sent for
 *
 * The files are there before the row is, so that no row is without them; what
 * a process leaves behind that dies in between is swept (./sweep.ts).
 */
export function takeUpload(userId: string, id: string, language?: Locale): Promise<Taken> {
  const key = `${userId}/${id}`;
  const begun = atWork.get(key);
  if (begun) return begun;
  const work = take(userId, id, language).finally(() => atWork.delete(key));
  atWork.set(key, work);
  return work;
}

async function take(userId: string, id: string, language?: Locale): Promise<Taken> {
  const note = await noteOf(id, userId);
  if (!note) return { fault: "unknown" };
  if (note.taken) return { hash: note.taken };
  if ((await bytesOf(id)) !== note.bytes) return { fault: "unfinished" };
  const sourceSha256 = await sha256Of(id);
  const known = await editorialDb().media.findUnique({ where: { sourceSha256 } });
  if (known) {
    await endUpload(id, note, known.hash);
    return { hash: known.hash, ...framesOf(known) };
  }
  const kept = await takeFile(uploadFile(id), userId);
  if ("fault" in kept) {
    // Sent again it would be the same; on a full disk it stands in its own way.
    await dropUpload(id);
    return kept;
  }
  const item = "original" in kept ? kept.original : kept.document;
  const written = language ? { language } : {};
  const hash = await addToLibrary(item, { sourceSha256, name: note.name, ...written });
  // The files may have lain there without a row, and been swept in this very moment.
  if (!(await isKept(hash))) await takeFile(uploadFile(id), userId);
  await endUpload(id, note, hash);
  return { hash, ...framesOf(item) };
}

/** It is worth a word where only the first of several pictures was kept. */
const framesOf = (item: { frames?: number | null | undefined }) =>
  item.frames ? { frames: item.frames } : {};
