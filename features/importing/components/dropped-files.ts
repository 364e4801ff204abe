import { mostBesideFiles } from "@/features/importing/readers/limits";

/** A file that was chosen or dropped, by its path within what was dropped. */
export type Dropped = { file: File; path: string };

const isPicture = ({ type, name }: File) =>
  type.startsWith("image/") || /\.(?:jpe?g|png|gif|webp|avif|bmp|svg)$/i.test(name);
/** What programs for writing call their files; whatever else is dropped on a text is for the text. */
export const isDocument = ({ name }: File): boolean =>
  /\.(?:docx?|docm|dotx|wps|wpt|odt|rtf|pages|html?|mhtml|md|markdown|txt|xml)$/i.test(name);
/** Frames that browsers keep beside a page are not it. */
const isText = ({ file, path }: Dropped) => isDocument(file) && !/_files\/|\.files\//.test(path);

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

async function walk(entry: FileSystemEntry, folder: string, found: Dropped[]): Promise<void> {
  if (found.length > mostBesideFiles + 1) return;
  const path = `${folder}${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    found.push({ file, path });
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

/** The one that becomes a text, and the pictures that lie beside it by their paths from its folder. */
export function pageAndBeside(
  files: readonly Dropped[],
): { file: File; beside: Dropped[] } | undefined {
  const depth = ({ path }: Dropped) => path.split("/").length;
  const texts = files.filter(isText).sort((a, b) => depth(a) - depth(b));
  const page = texts[0] ?? files.find(({ file }) => !isPicture(file));
  if (!page) return undefined;
  const folder = page.path.slice(0, page.path.length - page.file.name.length);
  const beside = files.filter(
    (each) => each !== page && (isPicture(each.file) || !/\./.test(each.file.name)),
  );
  return {
    file: page.file,
    beside: beside.map(({ file, path }) => ({
      file,
      path: path.startsWith(folder) ? path.slice(folder.length) : path,
    })),
  };
}
