import { open, readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { Actor } from "@/features/audit/actors/actors";
import type { Row } from "@/features/importing/folder/import-folder";
import type { Summary } from "@/features/importing/folder/table";
import type { Locale } from "@/i18n/routing";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import type { Result } from "./command";
import { fileName, readInput, utf8 } from "./files";

export const isFolder = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** Whether a file is an export of WordPress, by its beginning. */
export async function isExport(file: string): Promise<boolean> {
  if (file === "-") return false;
  const { sniff } = await import("@/features/importing/readers/sniff");
  const head = await open(file).then(
    async (handle) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
      await handle.close();
      return buffer.subarray(0, bytesRead);
    },
    // Whoever reads it next says why it cannot be read.
    () => Buffer.alloc(0),
  );
  const sniffed = sniff(head, file);
  return "format" in sniffed && sniffed.format === "wordpress";
}

export type FolderGiven = {
  actor: Actor;
  folder: string;
  /** An export of WordPress in it, and nothing else of it. */
  only?: string;
  /** Where tables go when nobody says. */
  dataDir: string;
  dryRun: boolean;
  picturesOnly: boolean;
  map: string | undefined;
  table: string | undefined;
  locale: Locale | undefined;
  sectionKey: string | undefined;
};

/** Imports all pages of a folder, or tries only the pictures again that did not come in. */
export async function importWholeFolder(given: FolderGiven): Promise<Result> {
  const { actor, folder, dryRun, locale, sectionKey } = given;
  const { importFolder, pagesIn, scopeOf } = await import(
    "@/features/importing/folder/import-folder"
  );
  const { ImportTable } = await import("@/features/importing/folder/table");
  const { readMapping } = await import("@/features/importing/folder/story-names");
  const { knownSite } = await import("@/features/importing/data");
  if (given.picturesOnly) return picturesAgain(given);
  const mapping =
    given.map === undefined ? undefined : readMapping(await rowsOf(given.map), scopeOf(folder));
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+Z$/g, "");
  const name =
    given.table?.replace(/\.(?:csv|json)$/i, "") ??
    path.join(given.dataDir, "imports", `${scopeOf(folder)}-${stamp}`);
  const table = new ImportTable(name);
  const stop = stopOnInterrupt();
  const progress = progressOf(await pagesIn(folder));
  const site = await knownSite();
  const began = performance.now();
  await table.begin();
  try {
    const options = {
      folder,
      site,
      dryRun,
      isStopped: stop.isStopped,
      ...(given.only ? { only: given.only } : {}),
      ...(locale ? { locale } : {}),
      ...(sectionKey ? { sectionKey } : {}),
      ...(mapping ? { mapping } : {}),
    };
    for await (const row of importFolder(actor, options)) {
      await table.add(row);
      progress.show(table.summary, row);
    }
  } finally {
    stop.end();
    progress.end();
    await table.end();
  }
  const seconds = (performance.now() - began) / 1_000;
  return resultOf(table.summary, {
    csv: table.csv,
    json: table.json,
    seconds,
    dryRun,
    stopped: stop.isStopped(),
  });
}

async function rowsOf(file: string): Promise<string[][]> {
  const { parse } = await import("csv-parse/sync");
  const text = utf8(await readInput(file), file);
  try {
    return parse(text, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true });
  } catch {
    throw new OperatorError(`${fileName(file)} is not CSV.`);
  }
}

/** The first time the page that is being imported is finished; the second time the program ends as any other. */
function stopOnInterrupt() {
  let stopped = false;
  const stop = () => {
    stopped = true;
    process.stderr.write("\nStopping after this page. Run the same command again to go on.\n");
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  return {
    isStopped: () => stopped,
    end: () => {
      process.removeListener("SIGINT", stop);
      process.removeListener("SIGTERM", stop);
    },
  };
}

/** In a terminal a line that changes; in a file a line now and then. */
function progressOf(files: number) {
  const isTerminal = process.stderr.isTTY;
  const everyMs = isTerminal ? 200 : 10_000;
  const began = Date.now();
  let shown = Date.now();
  return {
    show({ pages, imported, known }: Summary, { page }: Row): void {
      if (Date.now() - shown < everyMs) return;
      shown = Date.now();
      const rate = (pages / Math.max(1, (shown - began) / 1_000)).toFixed(1);
      const line = `${pages} of ${Math.max(files, pages)}: ${imported} imported, ${known} known, ${rate} a second: ${page}`;
      process.stderr.write(isTerminal ? `\r\u001b[K${line.slice(0, 120)}` : `${line}\n`);
    },
    end(): void {
      if (isTerminal) process.stderr.write("\r\u001b[K");
    },
  };
}

type About = { csv: string; json: string; seconds: number; dryRun: boolean; stopped: boolean };

function resultOf(summary: Summary, about: About): Result {
  const { pages, imported, known, same, skipped, refused, failed, picturesMissing } = summary;
  const rate = (pages / Math.max(about.seconds, 0.001)).toFixed(1);
  const lines = [
    about.dryRun
      ? `Would import ${imported} of ${pages} pages; nothing was written.`
      : `Imported ${imported} of ${pages} pages.`,
    `  ${known} were imported before, ${same} are the same as another, ${skipped} are no stories, ${refused} were refused, ${failed} failed.`,
    ...(picturesMissing > 0
      ? [
          `  ${picturesMissing} pictures are missing: put them into the folder, and run it again with --pictures-only.`,
        ]
      : []),
    `  ${rate} pages a second.`,
    ...(about.stopped ? ["Stopped: run the same command again to go on."] : []),
    `The table: ${about.csv}`,
    `The same with every report: ${about.json}`,
  ];
  return { json: { ...summary, ...about }, lines, failed: failed > 0 };
}

async function picturesAgain({ actor, folder }: FolderGiven): Promise<Result> {
  const { repeatPictures } = await import("@/features/importing/folder/repeat-pictures");
  const { pages, came, missing } = await repeatPictures(actor, folder);
  const lines = [`${came} pictures came into ${pages} texts; ${missing} are still missing.`];
  return { json: { pages, came, missing }, lines };
}

/** Pictures that lie beside a page: in its folder, and in those folders that it names or browsers make. */
export async function besideFile(file: string) {
  const { besideOf } = await import("@/features/importing/readers/beside");
  const folder = path.dirname(path.resolve(file));
  const within = /(?:_files|\.files)$|^(?:images?|img|pictures?|media|uploads?|assets|files)$/i;
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && within.test(entry.name));
  const names = [
    ...entries.filter((entry) => entry.isFile()).map(({ name }) => name),
    ...(
      await Promise.all(
        folders.map(async ({ name }) =>
          (await filesWithin(path.join(folder, name))).map((each) => `${name}/${each}`),
        ),
      )
    ).flat(),
  ];
  return besideOf(
    names.map((name) => ({ path: name, read: () => readFile(path.join(folder, name)) })),
  );
}

async function filesWithin(folder: string): Promise<string[]> {
  const { filesIn } = await import("@/features/importing/folder/files");
  const { beside, pages } = await filesIn(folder);
  return [...beside, ...pages];
}
