import { writeFile } from "node:fs/promises";
import type { CellOutcome } from "@/features/review-file/merging/apply";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type Command, command } from "./command";
import { fileName, forceOption, mayWrite, readInput } from "./files";

const exporting = command({
  name: "word export",
  summary: "Writes a story in all its languages as a Word document to be reviewed",
  args: [{ name: "ID", help: "the document's id, as list and import print it" }],
  options: {
    out: { kind: "text", value: "FILE", help: "where to write it, .docx", required: true },
    force: forceOption,
  },
  notes: ["Edit the words in the columns of the languages; “word import” takes the file back."],
  readsOnly: true,
  run: async (_, [id = ""], values) => {
    await mayWrite(values.out, values.force);
    const { reviewOf } = await import("@/features/review-file/data");
    const { bytes } = await reviewOf(id, {
      about:
        "Edit the words in the columns. The first column names the passages: leave it as it is. Tracked changes count as accepted, comments stay in this file.",
      passage: "Passage",
    });
    await writeFile(values.out, bytes).catch((error: Error) => {
      throw new OperatorError(`${values.out} could not be written: ${error.message}.`);
    });
    return { json: { id, file: values.out }, lines: [`Wrote ${values.out}.`] };
  },
});

const outcomes: Record<CellOutcome, string> = {
  "came-in": "came in",
  unchanged: "the text says so already",
  "changed-here": "left: somebody has changed the text since the export",
  gone: "left: the text does not have it any more",
  emptied: "left: all words were taken out; take the paragraph out in the editor",
  "no-place": "left: the text has no place for it",
};

const importing = command({
  name: "word import",
  summary: "Takes a review document back: only the passages that were edited change",
  args: [{ name: "FILE", help: "the file; - reads standard input" }],
  options: {},
  notes: ["Words come in as a save of the editor's: an approval ends, and nothing becomes public."],
  run: async ({ actor }, [file = ""]) => {
    const { importReview } = await import("@/features/review-file/write/import-review");
    const { largestImportBytes } = await import("@/features/importing/readers/limits");
    const bytes = await readInput(file, largestImportBytes);
    const report = await importReview(actor, { bytes, name: fileName(file) });
    const lines = [
      ...(report.languages.length === 0 ? ["No passage was edited: nothing was changed."] : []),
      ...report.languages.flatMap(({ locale, cells, saved, copy }) => [
        `${report.documentId} ${locale}: ${copy ? `kept as the conflict copy ${copy}` : saved ? `revision ${saved}` : "no change"}`,
        ...cells.map(({ unit, outcome, words }) => `  ${unit} ${outcomes[outcome]}: ${words}`),
      ]),
      ...report.remarks.map(
        ({ message, count = 1 }) => `  ${count > 1 ? `(${count}×) ` : ""}${message}`,
      ),
    ];
    return { json: report, lines };
  },
});

export const wordCommands: readonly Command[] = [exporting, importing];
