import { commands } from "./commands";
import { failureOf } from "./failure";
import { commandHelp, overview } from "./help";
import { findCommand, parseCommand, UsageError } from "./parse";

/** What a command line came to: 0 when it was done, 1 when it could not be, 2 when it could not be understood. */
export type Outcome = { code: 0 | 1 | 2; out: string[]; err: string[] };

/** Does what a command line says, on the site that the environment names. Never throws. */
export async function runCommandLine(argv: readonly string[]): Promise<Outcome> {
  try {
    return await run(argv);
  } catch (error) {
    const failure = await failureOf(error);
    const code = error instanceof UsageError ? 2 : 1;
    // A defect in the code: its stack is for whoever mends it.
    const stack = failure.stack ? [failure.stack] : [];
    return argv.includes("--json")
      ? { code, out: [jsonOf({ error: failure.json })], err: stack }
      : { code, out: [], err: [...failure.lines, ...stack] };
  }
}

async function run(argv: readonly string[]): Promise<Outcome> {
  const found = findCommand(commands, argv);
  if (!found) {
    const asked = argv.length === 0 || argv.includes("--help") || argv[0] === "help";
    if (asked) return { code: 0, out: overview(commands), err: [] };
    throw new UsageError(`There is no command "${argv[0]}": "npm run cli -- --help" lists them.`);
  }
  const parsed = parseCommand(found.command, found.rest);
  if (parsed.help) return { code: 0, out: commandHelp(found.command), err: [] };
  const alone = found.command.alone?.(parsed.values);
  const { json, lines, jsonLines, failed } =
    (await alone) ?? (await (await import("./run-on-site")).runOnSite(found.command, parsed));
  const printed = parsed.json ? [jsonOf(json)] : lines;
  const out = jsonLines ? jsonLines.map((each) => JSON.stringify(each)) : printed;
  return { code: failed ? 1 : 0, out, err: [] };
}

/** Transaction numbers are larger than JSON's safe integers. */
const jsonOf = (value: unknown) =>
  JSON.stringify(value, (_, each) => (typeof each === "bigint" ? each.toString() : each), 2);
