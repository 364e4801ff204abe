import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type Command, command, type Result } from "./command";
import { fileName, readInput, utf8 } from "./files";

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
  const judge = createJudge(await houseTerms());
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
  summary: "Judges pairs of texts: what they say differently",
  args: [],
  options: {
    pairs: {
      kind: "text",
      value: "FILE",
      help: "JSON lines of pairs to judge; - reads standard input",
      required: true,
    },
  },
  notes: [
    'A pair is {"id", "source": {"lang", "text"}, "target": {"lang", "text"}}; a text is plain or',
    'the editor\'s JSON. Printed in the same order: {"id", "disagreements": [{"kind",',
    '"source", "target"}]}. The glossary is the site\'s; without a site, its first names.',
  ],
  readsOnly: true,
  alone: ({ pairs }) => judgePairs(pairs),
  run: (_, __, { pairs }) => judgePairs(pairs),
});

export const factsCommands: Command[] = [facts];
