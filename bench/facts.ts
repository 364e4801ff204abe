import { parseArgs } from "node:util";
import { createJudge } from "@/features/facts/comparing/judge";
import { scored } from "@/features/facts/testing/score";
import type { Half } from "@/features/facts/testing/set/read-set";
import { terms } from "@/prisma/seed/content/terms";

/**
 * `npm run bench:facts -- [--halves seen,unseen] [--why]`: how much of what was
 * seeded the fact gate finds, by kind, and how often it alarms where nothing is
 * wrong; each half of the set apart. `--why` lists what it missed.
 */
const { values } = parseArgs({
  options: {
    halves: { type: "string", default: "seen,unseen,hostile,newsroom,desk,wire,briefs" },
    why: { type: "boolean" },
  },
});
const say = (line: string) => void process.stdout.write(`${line}\n`);
const judge = createJudge(terms);

const textOf = (text: string | object) => (typeof text === "string" ? text : JSON.stringify(text));

for (const half of values.halves.split(",") as Half[]) {
  const { kinds, clean, falseAlarms, missed } = scored(judge, [half]);
  say(`${half}: ${falseAlarms.length} false alarms in ${clean} clean pairs`);
  for (const [kind, { seeded, found }] of [...kinds].sort()) {
    say(
      `  ${kind.padEnd(8)} ${String(found).padStart(4)} of ${String(seeded).padStart(4)}  ${(found / seeded).toFixed(3)}`,
    );
  }
  if (!values.why) continue;
  for (const { pair, said } of falseAlarms)
    say(
      `FALSE ${pair.id}\n  ${textOf(pair.source.text)}\n  ${textOf(pair.target.text)}\n  -> ${said}`,
    );
  for (const { pair, kind, said } of missed)
    say(
      `MISSED ${kind} ${pair.id}\n  ${textOf(pair.source.text)}\n  ${textOf(pair.target.text)}\n  -> ${said}`,
    );
}
