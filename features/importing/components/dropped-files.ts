import { mostBesideFiles } from "@/features/importing/readers/limits";

/** A file that was chosen or dropped, by its path within what was dropped. */
export type Dropped = { file: File; path: string };

/** WeChat's pictures are saved without an ending. */
export const isPicture = ({ file: { type, name } }: Dropped): boolean =>
  type.startsWith("image/") ||
  /\.(?:jpe?g|png|gif|webp|avif|heic|bmp|tiff?|svg)$/i.test(name) ||
  !name.includes(".");
/** What programs for writing call their files; whatever else is dropped on a text is for the text. */
export const isDocument = ({ name }: File): boolean =>
  /\.(?:docx?|docm|dotx|wps|wpt|odt|rtf|pages|html?|mht(?:ml)?|md|markdown|txt|xml)$/i.test(name);
/** Frames that browsers keep beside a page are not it. */
const isText = ({ file, path }: Dropped) => isDocument(file) && !/_files\/|\.files\//.test(path);
const isOfUse = (each: Dropped) => isPicture(each) || isDocument(each.file);

/** The files of a drop, those in folders too. What is asked of the drop must be asked before anything is waited for. */
export async function droppedFiles(transfer: DataTransfer): Promise<Dropped[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some(({ isDirectory }) => isDirectory)) {
    return [...transfer.files].map((file) => ({ file, path: file.name }));
  }
  const found: Dropped[] = [];
  for (const entry of entries) await walk(entry, "", found);
  return found;
}

/** The files of a field, which for a folder knows their paths. */
export const chosenFiles = (files: Iterable<File>): Dropped[] =>
  [...files]
    .map((file) => ({ file, path: file.webkitRelativePath || file.name }))
    .filter((each) => each.path === each.file.name || isOfUse(each));

async function walk(entry: FileSystemEntry, folder: string, found: Dropped[]): Promise<void> {
  // What is sent is refused as too many: by then it is known that there are more.
  if (found.length > mostBesideFiles + 1) return;
  const path = `${folder}${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    // Scripts and styles that a browser saved with the page do not count.
    if (folder === "" || isOfUse({ file, path })) found.push({ file, path });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A browser gives a hundred at a time.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return;
    for (const inner of part) await walk(inner, `${path}/`, found);
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
