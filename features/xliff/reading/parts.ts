import type { XliffFile } from "@/features/xliff/format/xliff";
import { XliffError } from "@/features/xliff/format/xliff-error";
import { type Locale, locales } from "@/i18n/routing";

/** What a file has for one language of one story. */
export type Part = { documentId: string; from: Locale; locale: Locale; file: XliffFile };

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/**
 * The files of an XLIFF by the stories that they are of. What a tool has
 * divided into several is put together again.
 *
 * @throws XliffError for what is of no story or language of this site, and for a unit that stands twice
 */
export function partsOf(files: readonly XliffFile[]): Part[] {
  const parts = new Map<string, Part>();
  for (const file of files) {
    const { line, original } = file;
    // Some tools put a folder before it.
    const documentId = uuid.exec(original)?.[0].toLowerCase();
    if (!documentId) throw new XliffError("original-unknown", line, original);
    const from = localeOf(file.sourceLanguage, line);
    const locale = localeOf(file.targetLanguage, line);
    if (from === locale) throw new XliffError("same-language", line, file.targetLanguage);
    const key = `${documentId} ${from} ${locale}`;
    const known = parts.get(key);
    parts.set(
      key,
      known ? { ...known, file: joined(known.file, file) } : { documentId, from, locale, file },
    );
  }
  return [...parts.values()];
}

/** `zh-CN`, `zh-Hans`, `ZH`: the site has one of each language. */
function localeOf(tag: string, line: number): Locale {
  const language = tag.split(/[-_]/)[0]?.toLowerCase();
  const locale = locales.find((each) => each === language);
  if (!locale) throw new XliffError("language-unknown", line, tag);
  return locale;
}

function joined(one: XliffFile, other: XliffFile): XliffFile {
  const known = new Set(one.units.map(({ id }) => id));
  const twice = other.units.find(({ id }) => known.has(id));
  if (twice) throw new XliffError("unit-twice", twice.line, twice.id);
  return { ...one, units: [...one.units, ...other.units] };
}
