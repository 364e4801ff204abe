import { readdir } from "node:fs/promises";
import path from "node:path";

export type FolderFiles = {
  /** What may be a page or a document, with `/`, from the folder on; in the order of their names. */
  pages: string[];
  /** All other files: pictures, and what browsers keep beside a page. */
  beside: string[];
};

/** What is never a text, by its ending. Everything else is looked at by its bytes. */
const never =
  /\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|svg|ico|heic|css|js|mjs|map|json|woff2?|ttf|otf|eot|mp[34]|m4a|mov|avi|wmv|flv|webm|ogg|wav|swf|zip|rar|7z|gz|tar|exe|dll|ds_store|lock|log|db|csv)$/i;
/** Where browsers put what a saved page needs; frames of other sites among it are no pages. */
const besidePage = /(?:_files|\.files|_fichiers|-Dateien|_archivos)(?:\/|$)/;

/**
 * All files of a folder. Links are not followed: they could lead anywhere,
 * and in a circle.
 */
export async function filesIn(root: string): Promise<FolderFiles> {
  const files: FolderFiles = { pages: [], beside: [] };
  const look = async (folder: string): Promise<void> => {
    const entries = await readdir(path.join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (!/^(?:\.git|\.svn|node_modules|__MACOSX)$/.test(entry.name)) await look(name);
      } else if (entry.isFile()) {
        const isPage = !never.test(name) && !besidePage.test(name) && !entry.name.startsWith(".");
        (isPage ? files.pages : files.beside).push(name);
      }
    }
  };
  await look("");
  return files;
}
