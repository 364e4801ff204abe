import { createHash } from "node:crypto";
import { open, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { type Beside, type BesideFile, besideIn } from "@/features/importing/readers/beside";
import type { ImportedText, ReaderOptions } from "@/features/importing/readers/imported-text";
import { largestImportBytes } from "@/features/importing/readers/limits";
import { readFileApart } from "@/features/importing/readers/read-file";
import { keptProcess, type RunIn } from "@/features/importing/readers/reading-process";
import { RefusedFile } from "@/features/importing/readers/refused-file";
import { sniff } from "@/features/importing/readers/sniff";
import { type Around, type Item, itemsOf } from "@/features/importing/wordpress/export";
import { postFile } from "@/features/importing/wordpress/post";
import { type Library, termsOf } from "@/features/importing/wordpress/read-item";
import type { Attachment } from "@/features/importing/wordpress/shortcodes";
import type { Locale } from "@/i18n/routing";
import type { FolderFiles } from "./files";

/** One text of a folder: a file, or a post of an export. */
export type FolderStory = {
  /** A file, or `export.xml#42`. */
  name: string;
  /** The file that it is in. */
  file: string;
  sha256: string;
  /** Set: it is not imported, for this reason. */
  skipped?: string;
  /** What the export calls the story in all its languages. */
  story?: string;
  language?: Locale;
  beside: Beside;
  /** @throws RefusedFile */
  read: (options: ReaderOptions) => Promise<ImportedText>;
};

/**
 * All texts of a folder, one after the other: no more than one of them is in
 * memory. Their files are read apart: one that was made to end its reader ends
 * neither the run, nor every later one at the same place.
 */
export async function* storiesIn(root: string, files: FolderFiles): AsyncGenerator<FolderStory> {
  const reader = keptProcess();
  try {
    yield* storiesReadBy(reader.run, root, files);
  } finally {
    reader.end();
  }
}

async function* storiesReadBy(
  run: RunIn,
  root: string,
  { pages, beside }: FolderFiles,
): AsyncGenerator<FolderStory> {
  const others = [...beside, ...pages].map(
    (name): BesideFile => ({
      path: name,
      read: () => readFile(path.join(root, name)),
    }),
  );
  const besideOf = besideIn(others);
  for (const file of pages) {
    const whole = path.join(root, file);
    const folder = path.posix.dirname(file) === "." ? "" : path.posix.dirname(file);
    const near = besideOf(folder);
    const { size } = await stat(whole);
    const head = await headOf(whole);
    const sniffed = sniff(head, file);
    if ("format" in sniffed && sniffed.format === "wordpress") {
      yield* storiesOfExport(run, whole, file, near);
      continue;
    }
    if (size > largestImportBytes) {
      yield {
        name: file,
        file,
        sha256: "",
        beside: near,
        read: () => Promise.reject(new RefusedFile(file, "too-large")),
      };
      continue;
    }
    const bytes = await readFile(whole);
    yield {
      name: file,
      file,
      sha256: digest(bytes),
      beside: near,
      read: (options) => readFileApart(bytes, options, "import", run),
    };
  }
}

const digest = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest("hex");

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Kinds of items that are no text. */
const parts =
  /^(?:attachment|wp_block|nav_menu_item|revision|custom_css|customize_changeset|wp_template.*|wp_global_styles|wp_navigation|oembed_cache|acf-.*)$/;

/** The export is read twice: what posts refer to may stand behind them. */
async function* storiesOfExport(
  run: RunIn,
  whole: string,
  file: string,
  beside: Beside,
): AsyncGenerator<FolderStory> {
  const around: Around = { authors: new Map(), brokenOff: false };
  const attachments = new Map<string, Attachment>();
  const reusable = new Map<string, string>();
  for await (const item of itemsOf(whole, file, around)) {
    if (item.type === "wp_block") reusable.set(item.id, item.content);
    if (item.type !== "attachment") continue;
    const alt = item.meta.get("_wp_attachment_image_alt") ?? "";
    attachments.set(item.id, { address: item.attachment, alt, caption: item.excerpt });
  }
  const library: Library = { attachments, reusable, authors: around.authors };
  for await (const item of itemsOf(whole, file, { authors: new Map(), brokenOff: false })) {
    if (parts.test(item.type)) continue;
    yield storyOf(run, item, file, library, beside);
  }
  if (around.brokenOff) {
    const refused = () => Promise.reject(new RefusedFile(file, "broken"));
    yield { name: `${file}#end`, file, sha256: "", beside, read: refused };
  }
}

function storyOf(
  run: RunIn,
  item: Item,
  file: string,
  library: Library,
  beside: Beside,
): FolderStory {
  const name = `${file}#${item.id || item.link}`;
  const { group, language } = termsOf(item, { site: { sections: [], places: [] } });
  const sha256 = digest(JSON.stringify([item.link, item.title, item.content, item.date]));
  const skipped = skippedFor(item);
  return {
    name,
    file,
    sha256,
    beside,
    ...(skipped ? { skipped } : {}),
    ...(group ? { story: group } : {}),
    ...(language ? { language } : {}),
    read: async (options) => {
      const post = postFile(item, library);
      const text = await readFileApart(post, { ...options, name, isPost: true }, "import", run);
      return { ...text, sha256 };
    },
  };
}

function skippedFor({ type, status }: Item): string | undefined {
  if (type !== "post") return `of the type “${type}”, which is no story`;
  if (/^(?:trash|auto-draft|inherit)$/.test(status)) return `of the status “${status}”`;
  return undefined;
}
