import type { IntakeFault } from "@/features/media/intake/faults";
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
import { addFile } from "./add-file";

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
 * the same for a day, unless it was deleted meanwhile.
 *
 * @param language which a document is taken to be written in: that of the text it is sent for
 */
export function takeUpload(userId: string, id: string, language?: Locale): Promise<Taken> {
  const key = `${userId}/${id}`;
  const begun = atWork.get(key);
  if (begun) return begun;
  const work = take(userId, id, language).finally(() => atWork.delete(key));
  atWork.set(key, work);
  return work;
}

const isItem = async (hash: string): Promise<boolean> =>
  (await editorialDb().media.count({ where: { hash } })) > 0;

async function take(userId: string, id: string, language?: Locale): Promise<Taken> {
  const note = await noteOf(id, userId);
  if (!note) return { fault: "unknown" };
  // Somebody may have deleted it since.
  if (note.taken) return (await isItem(note.taken)) ? { hash: note.taken } : { fault: "unknown" };
  if ((await bytesOf(id)) !== note.bytes) return { fault: "unfinished" };
  const { name } = note;
  const given = { file: uploadFile(id), sourceSha256: await sha256Of(id), name, language };
  const added = await addFile(userId, given);
  // Sent again it would be the same; on a full disk it stands in its own way. Only
  // where the store could not be asked the next try may go well, with what is here.
  if ("fault" in added) {
    if (added.fault !== "store-away") await dropUpload(id);
    return added;
  }
  const { hash, frames } = added;
  await endUpload(id, note, hash);
  return { hash, ...(frames ? { frames } : {}) };
}
