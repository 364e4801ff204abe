import path from "node:path";
import { missingMessage } from "@/features/importing/html/part-text";
import { shortened } from "@/features/importing/report/collect";
import type { Counts } from "@/features/importing/report/import-report";
import type { ImportedPicture, ImportedText } from "./imported-text";

/** A file that lies beside the one that is imported. */
export type BesideFile = {
  /** With `/`, from the folder of the imported file or from that of the whole import. */
  path: string;
  read: () => Promise<Buffer>;
};

/** Finds the files that a page names. Only what was listed can be found: an address leads nowhere else. */
export type Beside = (source: string) => BesideFile | undefined;

/**
 * @param files those that may be found
 * @param folder in which of their folders the page lies, "" for the outermost
 */
export const besideOf = (files: readonly BesideFile[], folder = ""): Beside =>
  besideIn(files)(folder);

/**
 * The same for many pages: what lies there is listed once.
 *
 * @returns what finds the files for a page in one of their folders
 */
export function besideIn(files: readonly BesideFile[]): (folder: string) => Beside {
  const byPath = new Map<string, BesideFile>();
  const byName = new Map<string, BesideFile[]>();
  // Into the list that is there: a copy for each file of one name took minutes for what one request can hold.
  const put = (name: string, file: BesideFile) => {
    const list = byName.get(name);
    if (list) list.push(file);
    else byName.set(name, [file]);
  };
  for (const file of files) {
    byPath.set(keyOf(file.path), file);
    const { base, name } = path.posix.parse(keyOf(file.path));
    put(base, file);
    if (name !== base) put(name, file);
  }
  return (folder) => foundIn({ byPath, byName }, folder);
}

type Listed = {
  byPath: ReadonlyMap<string, BesideFile>;
  byName: ReadonlyMap<string, BesideFile[]>;
};

function foundIn({ byPath, byName }: Listed, folder: string): Beside {
  const only = (name: string) => {
    const found = byName.get(name) ?? [];
    const near = found.filter((file) => keyOf(file.path).startsWith(keyOf(folder)));
    return found.length === 1 ? found[0] : near.length === 1 ? near[0] : undefined;
  };
  return (source) => {
    const isWhole = /^[a-z][a-z0-9+.-]*:/i.test(source);
    const [, host = "", rest = source] = /^(?:https?:)?\/\/([^/?#]*)(.*)$/i.exec(source) ?? [];
    for (const way of waysOf(rest)) {
      const relative = path.posix.normalize(path.posix.join(folder, way));
      const found =
        (isWhole ? undefined : byPath.get(keyOf(relative))) ??
        byPath.get(keyOf(way.replace(/^\/+/, ""))) ??
        (host ? byPath.get(keyOf(path.posix.join(host, way))) : undefined) ??
        byPath.get(keyOf(path.posix.join(host ? "" : folder, way).replace(/^(?:\.\.\/)+/, "")));
      if (found) return found;
    }
    // By its name alone, where only one is called so: `…/mmbiz_jpg/Ab12/640?wx_fmt=jpeg` saved as `Ab12.jpeg`.
    // Each picture of WeChat is called 640 on the network: a wrong one would be worse than none.
    const tells = (part: string) => part.length > 2 && !(host && /^\d+$/.test(part));
    const names = waysOf(rest).flatMap((way) => way.split("/").filter(tells).reverse());
    for (const name of names) {
      const found = only(keyOf(name)) ?? only(path.posix.parse(keyOf(name)).name);
      if (found) return found;
    }
    return undefined;
  };
}

/** macOS writes names apart, and Windows does not tell capitals. */
const keyOf = (name: string) =>
  name.replaceAll("\\", "/").replace(/^\.\//, "").normalize("NFC").toLowerCase();

/** An address as it is written and as a file is called: without query, and with its escapes read. */
function waysOf(address: string): string[] {
  const bare = address.replace(/[?#].*$/s, "");
  const ways = [address, bare];
  for (const way of [address, bare]) {
    try {
      ways.push(decodeURIComponent(way));
    } catch {
      // Escapes of GBK: the file has the name as it is written, or is not found.
    }
  }
  return [...new Set(ways)];
}

/**
 * Gives the pictures of a text the bytes of the files beside it, and says anew
 * which are missing. A picture of the network is never fetched.
 */
export async function withBeside(text: ImportedText, beside: Beside): Promise<ImportedText> {
  const pictures = await Promise.all(
    text.pictures.map(async (picture): Promise<ImportedPicture> => {
      if (picture.bytes) return picture;
      const file = (picture.sources ?? []).flatMap((source) => beside(source) ?? [])[0];
      return file ? { ...picture, bytes: await file.read() } : picture;
    }),
  );
  const found = pictures.filter(({ bytes }, index) => bytes && !text.pictures[index]?.bytes).length;
  if (found === 0) return text;
  const missing = pictures.filter(({ bytes }) => !bytes);
  const { counts, remarks, ...report } = text.report;
  const others = remarks.filter(({ code }) => code !== "picture-missing");
  if (missing.length > 0) {
    const places = missing.slice(0, 20).map(({ name }) => ({ words: shortened(name) }));
    others.push({
      code: "picture-missing",
      message: missingMessage,
      count: missing.length,
      places,
    });
  }
  return {
    ...text,
    pictures,
    report: { ...report, counts: withFound(counts, found), remarks: others },
  };
}

function withFound(counts: Counts, found: number): Counts {
  const { picture } = counts;
  if (!picture) return counts;
  return {
    ...counts,
    picture: { ...picture, imported: picture.imported + found, missing: picture.missing - found },
  };
}
