import type { IntakeFault } from "@/features/media/intake/faults";
import { isKept } from "@/features/media/intake/kept";
import { type Making, takeFile } from "@/features/media/pictures/receive";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { addToLibrary } from "./library";
import { removeOwnerless } from "./sweep-media";

type Given = {
  /** Where it lies on this machine. */
  file: string;
  /** Of its bytes. */
  sourceSha256: string;
  name: string;
  /** Which a document is taken to be written in. */
  language?: Locale | undefined;
};

type Added =
  /** `frames`: of an animation of which the first picture was kept; `known`: it was there already. */
  { hash: string; known: boolean; frames?: number } | { fault: IntakeFault; detail?: string };

/**
 * Takes a file into the library. The same bytes are one item, however often
 * they come, and are not looked at twice.
 *
 * The files are there before the row is, so that no row is without them; what
 * a process leaves behind that dies in between is swept (./sweep-media.ts).
 *
 * @param who whose turn it takes: an account, or a command
 */
export async function addFile(who: string, given: Given, making: Making = {}): Promise<Added> {
  const { file, sourceSha256, name, language } = given;
  const before = await editorialDb().media.findUnique({ where: { sourceSha256 } });
  if (before) return { hash: before.hash, known: true, ...framesOf(before) };
  const { begun, ...kept } = await takeFile(file, who, making);
  if ("fault" in kept) {
    // On a disk that is full it would stand in its own way. What cannot be asked for now is swept a day later.
    if (begun) await removeOwnerless([begun]).catch(() => {});
    return kept;
  }
  const item = "original" in kept ? kept.original : kept.document;
  const origin = { sourceSha256, name, ...(language ? { language } : {}) };
  const hash = await addToLibrary(item, origin);
  // The files may have lain there without a row, and been swept in this very moment.
  if (!(await isKept(hash))) await takeFile(file, who);
  return { hash, known: false, ...framesOf(item) };
}

/** It is worth a word where only the first of several pictures was kept. */
const framesOf = (item: { frames?: number | null | undefined }) =>
  item.frames ? { frames: item.frames } : {};
