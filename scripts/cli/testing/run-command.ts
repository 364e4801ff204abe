import { cli } from "@/features/editorial/testing/newsroom";
import { readEnv } from "@/lib/env";
import type { Command, Result } from "@/scripts/cli/command";
import { findCommand, parseCommand } from "@/scripts/cli/parse";

/**
 * Runs commands as the command line does, while no site runs.
 *
 * @param databaseUrl asked for each time: a test's database is there from its first test on
 * @returns takes the words of a line and gives what its command gives; throws what that throws
 */
export function commandRunner(commands: readonly Command[], databaseUrl: () => string) {
  return async (...words: string[]): Promise<Result> => {
    const found = findCommand(commands, words);
    if (!found) throw new Error("There is no such command.");
    const { args, values } = parseCommand(found.command, found.rest);
    const context = { actor: cli, env: readEnv({}), databaseUrl: databaseUrl(), siteRuns: false };
    return found.command.run(context, args, values);
  };
}
