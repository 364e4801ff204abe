import { isLocale, type Locale, locales } from "@/i18n/routing";
import { UsageError } from "./parse";

/** One language of a document, for commands about one. */
export const languageOption = {
  kind: "text",
  value: "LANGUAGE",
  help: "which language of it",
  required: true,
  choices: locales,
} as const;

/** Several languages, for commands that do all of them in one transaction. */
export const languagesOption = {
  kind: "list",
  value: "LANGUAGE",
  help: "which languages of it, together or not at all",
  required: true,
  choices: locales,
} as const;

export const documentArgument = [
  { name: "ID", help: "the document's id, as list and import print it" },
] as const;

/** @throws UsageError: the parser has let through what it should not */
export function localeOf(text: string): Locale {
  if (isLocale(text)) return text;
  throw new UsageError(`"${text}" is no language of this site.`);
}

export const localesOf = (texts: readonly string[]): Locale[] => [...new Set(texts.map(localeOf))];

/** @throws UsageError */
export function dayOf(text: string | undefined, option: string): string | undefined {
  if (text === undefined) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
  if (real) return text;
  throw new UsageError(`--${option} must be a day such as 2019-04-03, not "${text}".`);
}

/** @throws UsageError */
export function countOf(text: string | undefined, option: string, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UsageError(`--${option} must be a number from 1 on, not "${text}".`);
}

/** Columns of text; Chinese characters are two wide. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, index) =>
    Math.max(...rows.map((row) => widthOf(row[index] ?? ""))),
  );
  return rows.map((row) =>
    row
      .map((cell, index) => cell + " ".repeat(Math.max(0, (widths[index] ?? 0) - widthOf(cell))))
      .join("  ")
      .trimEnd(),
  );
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u;
const widthOf = (text: string) =>
  [...text].reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0);
