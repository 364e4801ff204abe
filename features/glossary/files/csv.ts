import { parse } from "csv-parse/sync";
import { type TermInput, termSchema } from "@/features/glossary/schema";
import { locales } from "@/i18n/routing";
import { errorMessage } from "@/lib/error-text";
import { faultOf, UnreadableTerms } from "./unreadable";

/** Columns of a glossary as a table; several forms in one cell have `|` between them, the agreed one first. */
const columns = [
  "zh",
  "en",
  "ru",
  "zh_forbidden",
  "en_forbidden",
  "ru_forbidden",
  "note",
  "public",
  "implied",
] as const;

/** @throws UnreadableTerms, which names the row */
export function termsOfCsv(text: string): TermInput[] {
  let rows: Record<string, string>[];
  try {
    rows = parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      // A hand adds lines with its own ends to a file that has others.
      record_delimiter: ["\r\n", "\n", "\r"],
      columns: (head: string[]) => head.map((name) => name.trim().toLowerCase()),
    });
  } catch (error) {
    throw new UnreadableTerms(errorMessage(error));
  }
  const unknown = Object.keys(rows[0] ?? {}).filter(
    (name) => !(columns as readonly string[]).includes(name),
  );
  if (unknown.length > 0) throw new UnreadableTerms(`there is no column ${unknown.join(", ")}`, 1);
  return rows.map((row, index) => {
    const forms = (end: string) =>
      Object.fromEntries(locales.map((locale) => [locale, list(row[`${locale}${end}`])]));
    const parsed = termSchema.safeParse({
      forms: forms(""),
      forbidden: forms("_forbidden"),
      note: row.note ?? "",
      public: yes(row.public),
      implied: yes(row.implied),
    });
    if (parsed.success) return parsed.data;
    throw new UnreadableTerms(faultOf(parsed.error), index + 2);
  });
}

export function csvOfTerms(terms: readonly TermInput[]): string {
  const rows = terms.map(({ forms, forbidden, note, implied, ...term }) => [
    ...locales.map((locale) => forms[locale].join(" | ")),
    ...locales.map((locale) => forbidden[locale].join(" | ")),
    note,
    term.public ? "yes" : "",
    implied ? "yes" : "",
  ]);
  return [columns, ...rows]
    .map((row) => row.map(cell).join(","))
    .join("\r\n")
    .concat("\r\n");
}

const list = (cell = "") =>
  cell
    .split("|")
    .map((form) => form.trim())
    .filter(Boolean);
const yes = (cell = "") => /^(?:yes|true|1|x|да|是)$/i.test(cell);
const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
