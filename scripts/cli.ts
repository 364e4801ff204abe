import { disconnectAll } from "@/lib/db/client";
import { readEnv } from "@/lib/env";
import { readEnvFile } from "@/lib/startup/env-file.mjs";
import { actorOf } from "./cli/actor";
import type { Command, Result } from "./cli/command";
import { commands } from "./cli/commands";
import { failureOf } from "./cli/failure";
import { commandHelp, overview } from "./cli/help";
import { findCommand, type Parsed, parseCommand, UsageError } from "./cli/parse";
import { withSiteDatabase } from "./site-database";

/**
 * `npm run cli -- COMMAND`: what staff do, and what only an operator does,
 * without a screen. The exit code is 0 when it was done, 1 when it could not
 * be, 2 when the command line could not be understood.
 */

const print = (lines: readonly string[]) => void process.stdout.write(`${lines.join("\n")}\n`);

async function main(argv: string[]): Promise<number> {
  const found = findCommand(commands, argv);
  if (!found) {
    const asked = argv.length === 0 || argv.includes("--help") || argv[0] === "help";
    if (asked) return done(overview(commands));
    throw new UsageError(`There is no command "${argv[0]}": "npm run cli -- --help" lists them.`);
  }
  const parsed = parseCommand(found.command, found.rest);
  if (parsed.help) return done(commandHelp(found.command));
  const { json, lines, failed } = await runOnSite(found.command, parsed);
  print(parsed.json ? [JSON.stringify(json, plainValues, 2)] : lines);
  return failed ? 1 : 0;
}

function done(lines: readonly string[]): number {
  print(lines);
  return 0;
}

async function runOnSite(command: Command, { args, values, as }: Parsed): Promise<Result> {
  readEnvFile(process.cwd());
  const set = readEnv();
  return withSiteDatabase(set, async ({ url, running, siteUrl }) => {
    // A start on another port is not in this command's environment.
    const env = process.env.SITE_URL || !siteUrl ? set : { ...set, SITE_URL: siteUrl };
    // What the features read, as the supervisor sets it for its children.
    Object.assign(process.env, {
      DATABASE_URL: url,
      DATA_DIR: env.DATA_DIR,
      SITE_URL: env.SITE_URL,
    });
    process.env.LOG_LEVEL ??= "warn";
    try {
      const actor = await actorOf(as);
      return await command.run({ actor, env, databaseUrl: url, siteRuns: running }, args, values);
    } finally {
      await disconnectAll();
    }
  });
}

/** Transaction numbers are larger than JSON's safe integers. */
function plainValues(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

const argv = process.argv.slice(2);
try {
  process.exitCode = await main(argv);
} catch (error) {
  const failure = failureOf(error);
  if (argv.includes("--json")) print([JSON.stringify({ error: failure.json }, plainValues, 2)]);
  else process.stderr.write(`${failure.lines.join("\n")}\n`);
  // A defect in the code: its stack is for whoever mends it.
  if (failure.stack) process.stderr.write(`${failure.stack}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
// The schema engine leaves a timer behind that would hold the process for ten seconds.
process.exit();
