import path from "node:path";
import type { Actor } from "@/features/audit/actors/actors";
import type { Decisions } from "@/features/importing/report/import-report";
import type { ImportInto } from "@/features/importing/write/import-read";
import type { Locale } from "@/i18n/routing";
import { errorMessage } from "@/lib/error-text";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type Command, command } from "./command";
import { fileName, readInput, utf8 } from "./files";
import { besideFile, importWholeFolder, isExport, isFolder } from "./import-folder";
import { UsageError } from "./parse";
import { dayOf, languageOption, localeOf } from "./shared";

const importing = command({
  name: "import",
  summary:
    "Makes drafts of a file or of a folder of them: Word, pages, Markdown, text, an export of WordPress",
  args: [{ name: "FILE", help: "a file, or a folder of files; - reads standard input" }],
  options: {
    language: {
      ...languageOption,
      required: false,
      help: "the language it is written in, where its letters do not show it",
    },
    section: { kind: "text", value: "KEY", help: "the section it belongs to, bauing-dynamic" },
    document: { kind: "text", value: "ID", help: "add the language to this document" },
    title: { kind: "text", value: "TITLE", help: "the headline, when the file has none" },
    date: { kind: "text", value: "DAY", help: "the story's date, 2019-04-03" },
    slug: { kind: "text", value: "SLUG", help: "the last part of its address" },
    summary: { kind: "text", value: "TEXT", help: "the summary for lists and search results" },
    picture: { kind: "list", value: "FILE", help: "a picture for the next ▲ caption" },
    alt: {
      kind: "list",
      value: "TEXT",
      help: "what the next picture shows, for who cannot see it",
    },
    "reject-changes": {
      kind: "flag",
      help: "Word: tracked changes are rejected; else they are accepted",
    },
    "dry-run": { kind: "flag", help: "a folder: writes the table and nothing else" },
    "pictures-only": {
      kind: "flag",
      help: "a folder: tries the pictures again that were missing, and nothing else",
    },
    map: {
      kind: "text",
      value: "FILE",
      help: "a folder: CSV, a column for each language, a line for each story: its files or old addresses",
    },
    table: {
      kind: "text",
      value: "FILE",
      help: "a folder: where the table goes, as .csv and .json",
    },
  },
  notes: [
    "A folder: every page becomes a draft once, however often the command is run; languages of one story",
    "become one. It can be stopped (Ctrl-C) and run again, and ends in a table.",
    "Breadcrumbs, section names and stray lines of the page around the text are left out;",
    "what was left out, proposed or found missing is reported. Nothing becomes public.",
  ],
  run: async ({ actor, env }, [file = ""], values) => {
    const whole = {
      actor,
      dataDir: env.DATA_DIR,
      dryRun: values["dry-run"],
      picturesOnly: values["pictures-only"],
      map: values.map,
      table: values.table,
      locale: values.language === undefined ? undefined : localeOf(values.language),
      sectionKey: values.section,
    };
    if (await isFolder(file)) return importWholeFolder({ ...whole, folder: file });
    // Before it is read as one file: an export of ten years is larger than a text may be.
    if (await isExport(file)) {
      const { base, dir } = path.parse(path.resolve(file));
      return importWholeFolder({ ...whole, folder: dir, only: base });
    }
    const { largestImportBytes } = await import("@/features/importing/readers/limits");
    const { sniff } = await import("@/features/importing/readers/sniff");
    const bytes = await readInput(file, largestImportBytes);
    const sniffed = sniff(bytes, file);
    const given = {
      ...defined({
        sectionKey: values.section,
        documentId: values.document,
        title: values.title,
        slug: values.slug,
        summary: values.summary,
        storyDate: dayOf(values.date, "date"),
      }),
    };
    const isText = "format" in sniffed && /^(?:text|editor-json)$/.test(sniffed.format);
    refuseOthers(values, isText ? ["reject-changes"] : ["picture", "alt"]);
    if (!isText && bytes.length > 0) {
      const decisions: Decisions = values["reject-changes"] ? { "tracked-changes": "reject" } : {};
      return importFile(actor, bytes, file, { ...given, locale: whole.locale }, decisions);
    }
    const { importText } = await import("@/features/importing/write/import-text");
    const format = /\.json$/i.test(file) ? "editor-json" : "text";
    const { decodeText } = await import("@/features/importing/decoding/decode-text");
    const { languageOfText } = await import("@/features/importing/html/language");
    const text = format === "text" ? decodeText(bytes).text : utf8(bytes, file);
    const { id, report } = await importText(actor, {
      file: { format, text, name: fileName(file) },
      locale: neededLocale(whole.locale ?? languageOfText(text)),
      ...given,
      pictures: await Promise.all(values.picture.map(readPicture)),
      alts: values.alt,
    });
    const lines = [`Imported as ${id}.`, ...report.map(({ message }) => `  ${message}`)];
    return { json: { id, report }, lines };
  },
});

const ofFolders = ["dry-run", "pictures-only", "map", "table"];

/**
 * What was asked for and would be passed over: `--dry-run` of a file must not write it.
 *
 * @throws UsageError
 */
function refuseOthers(values: Record<string, unknown>, others: readonly string[]): void {
  const isGiven = (name: string) => {
    const value = values[name];
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
  };
  const folder = ofFolders.find(isGiven);
  if (folder) throw new UsageError(`--${folder} is for a folder, or an export of WordPress.`);
  const other = others.find(isGiven);
  if (!other) return;
  const what = other === "reject-changes" ? "Word documents" : "plain text and the editor's JSON";
  throw new UsageError(`--${other} is for ${what}.`);
}

/** @throws UsageError */
function neededLocale(locale: Locale | undefined): Locale {
  if (locale) return locale;
  throw new UsageError("The text does not show its language: give it with --language.");
}

type Given = Omit<ImportInto, "name" | "locale"> & { locale: Locale | undefined };

/** What has a reader of its own, by what its bytes are. */
async function importFile(
  actor: Actor,
  bytes: Buffer,
  file: string,
  given: Given,
  answers: Decisions,
) {
  const { readFileApart } = await import("@/features/importing/readers/read-file");
  const { importRead } = await import("@/features/importing/write/import-read");
  const { knownSite } = await import("@/features/importing/data");
  const { withBeside } = await import("@/features/importing/readers/beside");
  const name = fileName(file);
  const { locale, title, storyDate } = given;
  const site = await knownSite();
  const options = { name, locale, site, decisions: answers, ...defined({ title, storyDate }) };
  const read = await readFileApart(bytes, options, "import");
  const text = file === "-" ? read : await withBeside(read, await besideFile(file));
  const into = { ...given, name, locale: neededLocale(locale ?? text.proposed.language) };
  const { id, report } = await importRead(actor, text, into);
  const { remarks, counts, decisions, format } = report;
  const lines = [
    `Imported as ${id}.`,
    ...Object.entries(counts).map(
      ([kind, { found, imported, leftOut, missing }]) =>
        `  ${kind}: ${found} found, ${imported} imported, ${leftOut} left out, ${missing} missing`,
    ),
    ...remarks.map(({ message, count = 1 }) => `  ${count > 1 ? `(${count}×) ` : ""}${message}`),
  ];
  return { json: { id, format, report: remarks, counts, decisions }, lines };
}

async function readPicture(file: string) {
  const { largestBytes } = await import("@/features/media/intake/limits");
  return { name: fileName(file), bytes: await readInput(file, largestBytes.picture) };
}

const redirects = command({
  name: "redirects import",
  summary: "Imports addresses of the old site and where they lead now, all or none",
  args: [{ name: "FILE", help: "CSV: the old address (query string included), the path here" }],
  options: {},
  notes: ["A first line of names (from,to) is passed over."],
  run: async ({ actor }, [file = ""]) => {
    const { importRedirects } = await import("@/features/editorial/site/redirects");
    const rows = await readRows(utf8(await readInput(file), file), file);
    const { imported } = await importRedirects(actor, rows);
    return { json: { imported }, lines: [`${imported} old addresses lead to their new places.`] };
  },
});

async function readRows(text: string, file: string): Promise<{ from: string; to: string }[]> {
  const { parse } = await import("csv-parse/sync");
  let rows: string[][];
  try {
    rows = parse(text, { bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    throw new OperatorError(`${file} is not CSV: see below where it breaks off.`, [
      errorMessage(error),
    ]);
  }
  if (rows.some(({ length }) => length !== 2)) {
    throw new OperatorError(`${file} must have two columns: the old address and the path here.`);
  }
  const named = /^(?:from|old|source|address)$/i.test(rows[0]?.[0] ?? "");
  return rows.slice(named ? 1 : 0).map(([from = "", to = ""]) => ({ from, to }));
}

/** Without the keys that have no value. */
function defined<T extends Record<string, string | undefined>>(
  values: T,
): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string;
  };
}

export const importingCommands: Command[] = [importing, redirects];
