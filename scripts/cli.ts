import { readEnvFile } from "@/lib/startup/env-file.mjs";
import { runCommandLine } from "./cli/run";

/**
 * `npm run cli -- COMMAND`: what staff do, and what only an operator does,
 * without a screen. The exit code is 0 when it was done, 1 when it could not
 * be, 2 when the command line could not be understood.
 */

readEnvFile(process.cwd());
const { code, out, err } = await runCommandLine(process.argv.slice(2));
if (out.length > 0) process.stdout.write(`${out.join("\n")}\n`);
if (err.length > 0) process.stderr.write(`${err.join("\n")}\n`);
// The schema engine leaves a timer behind that would hold the process for ten seconds.
process.exit(code);
