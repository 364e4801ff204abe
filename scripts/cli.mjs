// `npm run cli`: the command line (cli.ts), put together once for its sources. Plain JavaScript, so that
// the usual call compiles nothing.
import { spawnSync } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { runSourceBundle, sourceBundle } from "../lib/startup/source-bundle.mjs";

const root = path.dirname(import.meta.dirname);
const { file, isMade } = sourceBundle(root, "cli");
await runSourceBundle(isMade ? file : prepare());

function prepare() {
  const program = path.join(root, "scripts", "prepare-cli.mjs");
  const { status, stdout } = spawnSync(process.execPath, [program], {
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
  if (status !== 0) process.exit(1);
  return stdout;
}
