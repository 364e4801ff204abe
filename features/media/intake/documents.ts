import sharp from "sharp";
import { limitInputPixels } from "@/features/media/pictures/clean";
import type { DocumentType } from "./document-types";
import { FaultyFile } from "./faults";
import { formOf, isOfTwoKinds, isPictureForm } from "./forms";
import { checkOfficePart } from "./office";
import { checkActions } from "./pdf-actions";
import { unzipped, type ZipEntry, zipEntries } from "./zip";

export type Inspected = { type: DocumentType; pages?: number };

/** What an archive may come to, and how much more it may be than it is packed. */
const largestUnpackedBytes = 400 * 1024 * 1024;
const largestRatio = 200;

/**
 * Looks into a document that readers are to be given as it is: it must be
 * whole, of one of the kinds that are taken, open without a password, and hold
 * nothing that runs.
 *
 * @throws FaultyFile
 */
export async function inspected(bytes: Buffer): Promise<Inspected> {
  const form = formOf(bytes);
  if (form !== "pdf" && form !== "zip") throw new FaultyFile("kind");
  if (isOfTwoKinds(bytes, form)) throw new FaultyFile("two-kinds");
  if (form === "pdf") return { type: "pdf", pages: await pagesOfPdf(bytes) };
  const entries = zipEntries(bytes);
  refuseBombs(bytes, entries);
  const names = new Set(entries.map(({ name }) => name));
  if (!names.has("[Content_Types].xml")) {
    await checkPictures(bytes, entries);
    return { type: "zip" };
  }
  const type = names.has("word/document.xml") ? "docx" : "xlsx";
  if (type === "xlsx" && !names.has("xl/workbook.xml")) throw new FaultyFile("kind");
  checkOffice(bytes, entries);
  return { type };
}

/** By the reader that browsers have: it knows pages wherever they are written down. */
async function pagesOfPdf(bytes: Buffer): Promise<number> {
  const { getDocumentProxy } = await import("unpdf");
  // A copy: the reader takes the bytes for its own.
  const document = await getDocumentProxy(Uint8Array.from(bytes), {
    isEvalSupported: false,
    stopAtErrors: true,
  }).catch((error: Error) => {
    throw new FaultyFile(error.name === "PasswordException" ? "locked" : "broken");
  });
  try {
    // Cut short it would be mended by one reader and refused by another.
    if (bytes.lastIndexOf("%%EOF") < bytes.length - 1_024) throw new FaultyFile("broken");
    const [programs, files] = await Promise.all([
      document.hasJSActions(),
      document.getAttachments(),
    ]).catch(() => {
      throw new FaultyFile("broken");
    });
    if (programs || Object.keys(files ?? {}).length > 0) throw new FaultyFile("active");
    await checkActions(bytes);
    return document.numPages;
  } finally {
    await document.destroy();
  }
}

function refuseBombs(bytes: Buffer, entries: readonly ZipEntry[]): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (unpacked > largestUnpackedBytes || unpacked > bytes.length * largestRatio) {
    throw new FaultyFile("unpacks-too-large");
  }
}

/** Macros and controls: what an office program would run. */
const running = /(?:vbaProject|vbaData|activeX|oleObject|macrosheets\/)/i;

/** @param within it is the table behind a chart: such a one holds no further ones */
function checkOffice(bytes: Buffer, entries: readonly ZipEntry[], within = false): void {
  for (const entry of entries) {
    const { name } = entry;
    if (running.test(name)) throw new FaultyFile("active", name);
    // Whole, and no larger than it says.
    const content = unzipped(bytes, entry);
    checkOfficePart(name, content);
    if (!name.toLowerCase().includes("/embeddings/")) continue;
    if (within || !name.endsWith(".xlsx") || formOf(content) !== "zip") {
      throw new FaultyFile("active", name);
    }
    const inner = zipEntries(content);
    refuseBombs(content, inner);
    checkOffice(content, inner, true);
  }
}

/** By its bytes, each: a program that is called .jpg is none of them. */
async function checkPictures(bytes: Buffer, entries: readonly ZipEntry[]): Promise<void> {
  let pictures = 0;
  for (const entry of entries) {
    const { name } = entry;
    if (name.endsWith("/") && entry.bytes === 0) continue;
    if (name.includes("\\") || name.startsWith("/") || name.split("/").includes("..")) {
      throw new FaultyFile("not-pictures", name);
    }
    const content = unzipped(bytes, entry);
    if (isOfSystem(name, content)) continue;
    pictures += 1;
    const form = formOf(content);
    if (!form || !isPictureForm(form) || form === "svg" || isOfTwoKinds(content, form)) {
      throw new FaultyFile("not-pictures", name);
    }
    // HEIC has no decoder here that tells its size; it is given as it is.
    if (form === "heic") continue;
    await sharp(content, { limitInputPixels })
      .metadata()
      .catch(() => {
        throw new FaultyFile("not-pictures", name);
      });
  }
  if (pictures === 0) throw new FaultyFile("not-pictures");
}

/** What a Mac writes beside the files that it packs, by its bytes again. */
const isOfSystem = (name: string, content: Buffer) =>
  name.startsWith("__MACOSX/")
    ? content.length >= 4 && content.readUInt32BE(0) === 0x00051607
    : /(?:^|\/)\.DS_Store$/.test(name) && content.toString("latin1", 4, 8) === "Bud1";
