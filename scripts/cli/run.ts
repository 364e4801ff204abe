import { disconnectAll } from "@/lib/db/client";
import { readEnv } from "@/lib/env";
import { withSiteDatabase } from "@/scripts/site-database";
import { actorOf } from "./actor";
import type { Command, Result } from "./command";
import { commands } from "./commands";
import { failureOf } from "./failure";
import { commandHelp, overview } from "./help";
import { findCommand, type Parsed, parseCommand, UsageError } from "./parse";

/** What a command line came to: 0 when it was done, 1 when it could not be, 2 when it could not be understood. */
export type Outcome = { code: 0 | 1 | 2; out: string[]; err: string[] };

/** Does what a command line says, on the site that the environment names. Never throws. */
export async function runCommandLine(argv: readonly string[]): Promise<Outcome> {
  try {
    return await run(argv);
  } catch (error) {
    const failure = failureOf(error);
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
  const { json, lines, failed } = await runOnSite(found.command, parsed);
  return { code: failed ? 1 : 0, out: parsed.json ? [jsonOf(json)] : lines, err: [] };
}

async function runOnSite(command: Command, { args, values, as }: Parsed): Promise<Result> {
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
const jsonOf = (value: unknown) =>
  JSON.stringify(value, (_, each) => (typeof each === "bigint" ? each.toString() : each), 2);
