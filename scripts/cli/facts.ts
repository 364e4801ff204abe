import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type Command, command, type Result } from "./command";
import { fileName, readInput, utf8 } from "./files";
import { UsageError } from "./parse";

async function judgePairs(file: string): Promise<Result> {
  const { createJudge } = await import("@/features/facts/comparing/judge");
  const { factPairSchema } = await import("@/features/facts/schema");
  const { houseTerms } = await import("./house-terms");
  const pairs = utf8(await readInput(file), file)
    .split(/\r?\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, number }) => {
      const parsed = factPairSchema.safeParse(jsonOf(line));
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      const where = issue?.path.length ? ` (${issue.path.join(".")})` : "";
      throw new OperatorError(
        `${fileName(file)}, line ${number}, is no pair${where}: it must be {"id", "source": {"lang", "text"}, "target": {"lang", "text"}} with lang zh, en or ru. Nothing was judged.`,
      );
    });
  const judge = createJudge(await houseTerms((line) => process.stderr.write(`${line}\n`)));
  const judged = pairs.map(({ id, source, target }) => ({
    id,
    disagreements: judge.pair(source, target),
  }));
  return { json: judged, lines: [], jsonLines: judged };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
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
