// Makes what the command line is run from (packages, the database client, its own file) and prints where
// that file lies. A process of its own, so that nothing of it (a compiler, what it does with signals) is
// left in the command that follows.
import { accessSync, constants } from "node:fs";
import path from "node:path";
import process from "node:process";
import { generateClient } from "../lib/startup/generate-client.mjs";
import { installPackages } from "../lib/startup/install.mjs";
import { createLife } from "../lib/startup/life.mjs";
import { printFailure } from "../lib/startup/operator-error.mjs";
import { makeSourceBundle } from "../lib/startup/source-bundle.mjs";

const root = path.dirname(import.meta.dirname);
// What a command prints is for whoever called it; this goes beside it.
const say = (line) => void process.stderr.write(`${line}\n`);
const life = createLife(say);

/** Where it is not, as in a container that runs as another user, all was made with the image. */
function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

try {
  if (isWritable(root)) {
    await installPackages(root, life, say);
    await generateClient({ root, life, say });
  }
  process.stdout.write(await makeSourceBundle(root, "cli"));
} catch (error) {
  if (!life.signal.aborted) printFailure(error);
  life.exitCode = 1;
}
await life.end();
