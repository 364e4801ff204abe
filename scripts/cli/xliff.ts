import { writeFile } from "node:fs/promises";
import { longestList } from "@/features/translation/behind/longest-list";
import type { XliffFault } from "@/features/xliff/format/xliff-error";
import type { StoryReport, UnitOutcome, UnitRemark } from "@/features/xliff/merging/report";
import { locales } from "@/i18n/routing";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type Command, command } from "./command";
import { fileName, forceOption, mayWrite, readInput } from "./files";
import { UsageError } from "./parse";
import { languageOption, localeOf } from "./shared";

/** So many come in at once: they are one transaction. */
const mostInFile = 50;

const exporting = command({
  name: "xliff export",
  summary: "Writes a story, or all that is behind, as XLIFF 1.2 for translators' tools",
  args: [{ name: "ID?", help: "the document's id, as list and import print it" }],
  options: {
    language: { ...languageOption, help: "the language to translate into" },
    from: {
      kind: "text",
      value: "LANGUAGE",
      help: "from this one, where the text was not made from it before",
      choices: locales,
    },
    behind: {
      kind: "flag",
      help: "all texts of the language that are behind what they were made from",
    },
    out: { kind: "text", value: "FILE", help: "where to write it; else it is printed" },
    force: forceOption,
  },
  notes: [
    `All that is behind: those that have been for longest first, ${longestList} at most and ${mostInFile} in a file:`,
    "behind.xlf, behind-2.xlf and so on. What comes back is taken in by “xliff import”.",
  ],
  readsOnly: true,
  run: async (_, [documentId], values) => {
    const locale = localeOf(values.language);
    if (values.behind === (documentId !== undefined)) {
      throw new UsageError("xliff export takes the id of a document, or --behind.");
    }
    const from = values.from === undefined ? undefined : localeOf(values.from);
    const orders = documentId === undefined ? await behind(locale) : [{ documentId, locale, from }];
    if (orders.length === 0) {
      return { json: { stories: 0 }, lines: ["Nothing is behind: no file was written."] };
    }
    const { xliffOf } = await import("@/features/xliff/data");
    const files: { file: string; orders: typeof orders }[] = [];
    for (let at = 0; at < orders.length; at += mostInFile) {
      const part = orders.slice(at, at + mostInFile);
      files.push({ file: numbered(values.out ?? "", files.length + 1), orders: part });
    }
    const count = { stories: orders.length, isAll: orders.length < longestList };
    if (values.out === undefined) {
      if (files.length > 1) throw new UsageError("That is more than one file: name it by --out.");
      const xliff = await textOf(xliffOf(orders));
      return { json: { ...count, xliff }, lines: [xliff.trimEnd()] };
    }
    for (const { file } of files) await mayWrite(file, values.force);
    for (const { file, orders } of files) await written(file, await textOf(xliffOf(orders)));
    const lines = files.map(({ file, orders }) => `Wrote ${file}: ${stories(orders.length)}.`);
    const more = "More may be behind: export again when these are back.";
    return {
      json: { ...count, files: files.map(({ file }) => file) },
      lines: count.isAll ? lines : [...lines, more],
    };
  },
});

/** `behind.xlf`, `behind-2.xlf` */
const numbered = (file: string, number: number) =>
  number === 1 ? file : file.replace(/(\.[^./]*)?$/, `-${number}$1`);

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

const stories = (count: number) => (count === 1 ? "1 story" : `${count} stories`);

async function behind(locale: ReturnType<typeof localeOf>) {
  const { behindTexts } = await import("@/features/translation/data");
  const texts = await behindTexts(locale, longestList);
  return texts.map(({ documentId }) => ({ documentId, locale, from: undefined }));
}

async function written(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: Error) => {
    throw new OperatorError(`${file} could not be written: ${error.message}.`);
  });
}

const importing = command({
  name: "xliff import",
  summary: "Takes in what a translator's tool has made of an export: what fits, and names the rest",
  args: [{ name: "FILE", help: "the file; - reads standard input" }],
  options: { "dry-run": { kind: "flag", help: "say what would come in, and change nothing" } },
  notes: [
    "Words come in as a save of the editor's: an approval ends, a text that waits for its time",
    "gets a conflict copy, and what somebody has changed since the export stays as it is.",
    "A file that is no XLIFF 1.2 of this site changes nothing.",
  ],
  run: async ({ actor }, [file = ""], values) => {
    const { importXliff } = await import("@/features/xliff/write/import-xliff");
    const { XliffError } = await import("@/features/xliff/format/xliff-error");
    const { largestFileBytes } = await import("@/features/xliff/format/read-bytes");
    const { countsOf } = await import("@/features/xliff/merging/report");
    const bytes = await readInput(file, largestFileBytes);
    const dryRun = values["dry-run"];
    try {
      const report = await importXliff(actor, { bytes, dryRun });
      return {
        json: {
          ...report,
          dryRun,
          stories: report.stories.map((each) => ({ ...each, counts: countsOf(each.units) })),
        },
        lines: [
          ...(dryRun ? ["Nothing was changed: this is what would come in."] : []),
          ...report.stories.flatMap(storyLines),
          ...(report.binaryUnits > 0
            ? [`${report.binaryUnits} binary units were left out: a text has none.`]
            : []),
        ],
      };
    } catch (error) {
      if (!(error instanceof XliffError)) throw error;
      const { fault, line, detail } = error;
      const place = line > 0 ? `, line ${line}` : "";
      throw new OperatorError(
        `${fileName(file)}${place}: ${faults[fault]}${detail ? ` (${detail})` : ""}. Nothing was changed.`,
      );
    }
  },
});

const faults: Record<XliffFault, string> = {
  "too-large": "it is larger than a file can be",
  encoding: "it is no text in the encoding that it names",
  "not-xml": "it is no well-formed XML",
  doctype: "it declares a document type; export it again without one",
  "not-xliff": "it is no XLIFF",
  version: "it is another version of XLIFF; export it as 1.2",
  "language-unknown": "the site does not have this language",
  "same-language": "source and target are the same language",
  "original-unknown": "it is of no story of this site",
  "too-deep": "it is nested deeper than any XLIFF",
  "too-many-files": "it has more files than can come in at once",
  "too-many-units": "it has more units than can come in at once",
  "unit-twice": "a unit stands in it twice",
  "unit-without-id": "a unit has no id",
  "unit-without-source": "a unit has no source",
  empty: "there is no unit in it",
  "text-unfit": "the text would be more, or other things, than a text of this site can have",
};

const outcomes: Record<UnitOutcome, string> = {
  "came-in": "came in",
  unchanged: "unchanged",
  missing: "not translated in the file",
  stale: "the source has changed since the export",
  gone: "the source does not have it any more",
  unknown: "no unit of this story",
  "changed-here": "somebody has changed the text since the export",
  "codes-broken": "inline codes that are broken or unknown",
  "no-place": "the text has no place for it",
  shared: "the text says it in several paragraphs, or together with others",
  "too-long": "longer than the field can be",
  absent: "not in the file",
};

/** What needs nobody's eyes is counted, the rest is named. */
function storyLines({ documentId, title, locale, units, saved, copy }: StoryReport): string[] {
  const counts = new Map<UnitOutcome, UnitRemark[]>();
  for (const unit of units) counts.set(unit.outcome, [...(counts.get(unit.outcome) ?? []), unit]);
  const kept = copy
    ? `kept as the conflict copy ${copy}`
    : saved
      ? `revision ${saved}`
      : "no change";
  return [
    `${documentId} ${locale} ${title}: ${kept}`,
    ...[...counts].flatMap(([outcome, all]) => [
      `  ${all.length} ${outcomes[outcome]}`,
      ...all.filter(isNamed).map(unitLine),
    ]),
  ];
}

const isNamed = ({ outcome, codes }: UnitRemark) =>
  codes !== undefined || (outcome !== "came-in" && outcome !== "unchanged");

function unitLine({ unit, line, words, codes = {}, broken = [] }: UnitRemark): string {
  const said = [
    ...Object.entries(codes).map(([kind, ids]) => `codes ${kind}: ${ids.join(", ")}`),
    ...(broken.length > 0 ? [`codes: ${broken.join(", ")}`] : []),
  ];
  const place = line > 0 ? `line ${line}, ` : "";
  return `    ${place}${unit}: ${words}${said.length > 0 ? ` (${said.join("; ")})` : ""}`;
}

export const xliffCommands: readonly Command[] = [exporting, importing];
