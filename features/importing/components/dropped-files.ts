import { mostBesideFiles } from "@/features/importing/readers/limits";

/** A file that was chosen or dropped, by its path within what was dropped. */
export type Dropped = { file: File; path: string };

/** WeChat's pictures are saved without an ending. */
export const isPicture = ({ file: { type, name } }: Dropped): boolean =>
  type.startsWith("image/") ||
  /\.(?:jpe?g|png|gif|webp|avif|heic|bmp|tiff?|svg)$/i.test(name) ||
  !name.includes(".");
/** What programs for writing call their files; whatever else is dropped on a text is for the text. */
const isDocument = ({ name }: File): boolean =>
  /\.(?:docx?|docm|dotx|wps|wpt|odt|rtf|pages|html?|mht(?:ml)?|md|markdown|txt|xml)$/i.test(name);
/** Frames that browsers keep beside a page are not it. */
const isText = ({ file, path }: Dropped) => isDocument(file) && !/_files\/|\.files\//.test(path);
/** What a part of the desk takes of what is dropped on the page. */
export type Taken = "all" | "documents" | "pictures" | "none";

/** Of a folder nothing is known before it is read: left to the browser it would be opened in place of the desk. */
export function isFor(transfer: DataTransfer, taken: Taken): boolean {
  const files = [...transfer.files];
  if (taken === "none" || files.length === 0) return false;
  if (taken === "all" || hasFolder(transfer)) return true;
  return files.some(isDocument) === (taken === "documents");
}

const entriesOf = (transfer: DataTransfer) =>
  [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
const hasFolder = (transfer: DataTransfer) =>
  entriesOf(transfer).some(({ isDirectory }) => isDirectory);
const isOfUse = (each: Dropped) => isPicture(each) || isDocument(each.file);

/** The files of a drop, those in folders too. What is asked of the drop must be asked before anything is waited for. */
export async function droppedFiles(transfer: DataTransfer): Promise<Dropped[]> {
  if (!hasFolder(transfer)) {
    return [...transfer.files].map((file) => ({ file, path: file.name }));
  }
  const entries = entriesOf(transfer);
  const walked: Walked = { found: [], pictures: 0, entries: 0 };
  for (const entry of entries) await walk(entry, "", walked);
  return walked.found;
}

/** The files of a field, which for a folder knows their paths. */
export const chosenFiles = (files: Iterable<File>): Dropped[] =>
  [...files]
    .map((file) => ({ file, path: file.webkitRelativePath || file.name }))
    .filter((each) => each.path === each.file.name || isOfUse(each));

type Walked = { found: Dropped[]; pictures: number; entries: number };

/** Who drops a whole disk has made a mistake, and need not wait until all of it was looked at. */
const mostEntries = 20_000;

async function walk(entry: FileSystemEntry, folder: string, walked: Walked): Promise<void> {
  if (walked.entries++ >= mostEntries) return;
  const path = `${folder}${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    // Scripts and styles that a browser saved with the page do not count.
    const each = { file, path };
    if (folder !== "" && !isOfUse(each)) return;
    // One more than can be sent, which is refused as too many; the page may stand behind all of them.
    if (!isDocument(file) && walked.pictures++ > mostBesideFiles) return;
    walked.found.push(each);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A browser gives a hundred at a time.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0 || walked.entries >= mostEntries) return;
    for (const inner of part) await walk(inner, `${path}/`, walked);
  }
}

/** What was dropped or chosen: the file that becomes a text, and what lies beside it. */
export type PageFiles = {
  file: File;
  /** Pictures by their paths from its folder. */
  beside: Dropped[];
  /** Other files that could become texts: one is taken at a time. */
  others: string[];
};

/** @returns undefined where nothing is a text, but pictures at most */
export function pageAndBeside(files: readonly Dropped[]): PageFiles | undefined {
  const depth = ({ path }: Dropped) => path.split("/").length;
  const texts = files.filter(isText).sort((a, b) => depth(a) - depth(b));
  const page = texts[0] ?? files.find((each) => !isPicture(each));
  if (!page) return undefined;
  const folder = page.path.slice(0, page.path.length - page.file.name.length);
  const beside = files.filter((each) => each !== page && isPicture(each));
  return {
    file: page.file,
    beside: beside.map(({ file, path }) => ({
      file,
      path: path.startsWith(folder) ? path.slice(folder.length) : path,
    })),
    others: texts.filter((each) => each !== page).map(({ path }) => path),
  };
}
