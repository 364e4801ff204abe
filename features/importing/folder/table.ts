import { appendFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { importPaths } from "@/features/importing/paths";
import { isLocale } from "@/i18n/routing";
import type { Outcome, Row } from "./import-folder";

export type Summary = Record<Outcome, number> & { pages: number; picturesMissing: number };

const columns = [
  "old address",
  "draft",
  "report",
  "page",
  "outcome",
  "language",
  "title",
  "pictures missing",
  "to look at",
  "why",
] as const;

/** Where the report of a draft's import is read at the desk. */
const reportAt = ({ document, language, outcome }: Row) =>
  document && isLocale(language) && (outcome === "imported" || outcome === "known")
    ? importPaths.imported(language, document, language)
    : "";

/**
 * The table in which an import ends, as CSV for people and as JSON for
 * programs, written line by line: two thousand reports need not be in memory.
 */
export class ImportTable {
  readonly summary: Summary = {
    pages: 0,
    imported: 0,
    known: 0,
    same: 0,
    skipped: 0,
    refused: 0,
    failed: 0,
    picturesMissing: 0,
  };
  #begun = false;

  /** @param file without its ending: `.csv` and `.json` are written */
  constructor(readonly file: string) {}

  get csv(): string {
    return `${this.file}.csv`;
  }

  get json(): string {
    return `${this.file}.json`;
  }

  async begin(): Promise<void> {
    await mkdir(path.dirname(path.resolve(this.file)), { recursive: true });
    // Excel takes a CSV without a mark for the encoding of its own language.
    await writeFile(this.csv, `\ufeff${columns.join(",")}\r\n`);
    await writeFile(this.json, "[");
  }

  async add(row: Row): Promise<void> {
    this.summary.pages += 1;
    this.summary[row.outcome] += 1;
    this.summary.picturesMissing += row.picturesMissing;
    const report = reportAt(row);
    const cells = [
      row.oldAddress,
      row.document,
      report,
      row.page,
      row.outcome,
      row.language,
      row.title,
      `${row.picturesMissing}`,
      `${row.toLookAt}`,
      row.why,
    ];
    await appendFile(this.csv, `${cells.map(cell).join(",")}\r\n`);
    const { report: whole, ...said } = row;
    await appendFile(
      this.json,
      `${this.#begun ? "," : ""}\n${JSON.stringify({ ...said, reportAt: report, report: whole ?? null })}`,
    );
    this.#begun = true;
  }

  async end(): Promise<void> {
    await appendFile(this.json, "\n]\n");
  }
}

/** A cell that begins like a formula would be one in a spreadsheet, whoever wrote the page. */
function cell(words: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d+(?:\.\d+)?$)/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
