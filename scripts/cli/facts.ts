import { errorMessage } from "@/lib/error-text";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type Command, command, type Result } from "./command";
import { fileName, readInput, utf8 } from "./files";
import { UsageError } from "./parse";

async function judgePairs(file: string): Promise<Result> {
  const { createJudge } = await import("@/features/facts/comparing/judge");
  const { factPairSchema } = await import("@/features/facts/schema");
  const { houseTerms } = await import("./house-terms");
  const bad: string[] = [];
  const pairs = utf8(await readInput(file), file)
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== "")
    .flatMap(({ line, number }) => {
      const { value, fault } = jsonOf(line);
      const parsed = fault === undefined ? factPairSchema.safeParse(value) : undefined;
      if (parsed?.success) return [parsed.data];
      bad.push(`line ${number}: ${fault ?? parsed?.error.issues.map(faultOf).join("; ")}`);
      return [];
    });
  if (bad.length > 0) {
    const more = bad.length > mostFaults ? [`and ${bad.length - mostFaults} lines more`] : [];
    throw new OperatorError(
      [
        `${fileName(file)} has lines that are no pairs: {"id", "source": {"lang", "text"}, "target": {"lang", "text"}} with lang zh, en or ru. Nothing was judged.`,
        ...bad.slice(0, mostFaults),
        ...more,
      ].join("\n"),
    );
  }
  const judge = createJudge(await houseTerms((line) => process.stderr.write(`${line}\n`)));
  const judged = pairs.map(({ id, source, target }) => ({
    id,
    disagreements: judge.pair(source, target),
  }));
  return { json: judged, lines: [], jsonLines: judged };
}

/** Of a file that is none at all the first lines say enough. */
const mostFaults = 20;

function jsonOf(line: string): { value?: unknown; fault?: string } {
  try {
    return { value: JSON.parse(line) };
  } catch (error) {
    return { fault: `it is no JSON (${errorMessage(error)})` };
  }
}

/** What is wrong with a field of a pair. */
function faultOf({ path, code, message }: { path: PropertyKey[]; code: string; message: string }) {
  const field = path.join(".") || "it";
  if (field.endsWith(".lang")) return `${field} must be zh, en or ru`;
  if (field.endsWith(".text")) return `${field} must be a text or the editor's JSON`;
  if (field === "id") return "id must be a text or a number";
  return code === "invalid_type" ? `${field} is missing or no object` : `${field}: ${message}`;
}

const facts = command({
  name: "facts",
  summary: "Shows what the languages of a document say differently, or judges pairs of texts",
  args: [{ name: "ID?", help: "the document's id, as list and import print it" }],
  options: {
    pairs: { kind: "text", value: "FILE", help: "JSON lines of pairs; - reads standard input" },
    keep: { kind: "text", value: "REASON", help: "say why all that are open may stay as they are" },
  },
  notes: [
    'A pair is {"id", "source": {"lang", "text"}, "target": {"lang", "text"}}; a text is plain or',
    'the editor\'s JSON. Printed in the same order: {"id", "disagreements": [{"kind",',
    '"source", "target"}]}. The glossary is the site\'s; without a site, its first terms.',
  ],
  readsOnly: ({ keep }) => keep === undefined,
  alone: ({ pairs }) => (pairs === undefined ? undefined : judgePairs(pairs)),
  run: async ({ actor }, [id], { keep }) => {
    if (id === undefined) throw new UsageError("Name a document, or a file with --pairs.");
    if (keep !== undefined) {
      const { keepFacts } = await import("@/features/editorial/facts/keep-facts");
      const kept = await keepFacts(actor, { documentId: id, ids: "all", reason: keep });
      return { json: { id, kept }, lines: [`${kept} kept.`] };
    }
    const { releasableFacts } = await import("@/features/editorial/facts/document-facts");
    const found = await releasableFacts(id);
    const lines = found.flatMap(({ kind, source, target, asLive, kept }) => [
      `${kind}${kept ? `  kept by ${kept.by}: ${kept.reason}` : ""}`,
      ...[source, target].map(
        ({ locale, unit, quote }) =>
          `    ${locale}  ${quote ?? "(not said)"}  [${unit}${asLive.includes(locale) ? ", as readers have it" : ""}]`,
      ),
    ]);
    return { json: found, lines: lines.length > 0 ? lines : ["The languages agree."] };
  },
});

export const factsCommands: Command[] = [facts];
