// `npm run build`: installs and builds what `npm start` then serves. Nothing is started or stopped for it, so
// a site that runs goes on meanwhile. Plain Node, because nothing may be installed yet.
import path from "node:path";
import process from "node:process";
import { readEnvFile } from "../lib/startup/env-file.mjs";
import { installPackages } from "../lib/startup/install.mjs";
import { createLife } from "../lib/startup/life.mjs";
import { printFailure } from "../lib/startup/operator-error.mjs";
import { earlySettings, prepareDataDir } from "../lib/startup/preflight.mjs";
import { createProgress } from "../lib/startup/progress.mjs";
import { makeSourceBundle, runSourceBundle } from "../lib/startup/source-bundle.mjs";

const root = path.dirname(import.meta.dirname);
process.chdir(root);
const progress = createProgress(4);
const life = createLife(progress.say);
try {
  readEnvFile(root);
  // The build has the key of the site's forms in it, which comes from its secret.
  prepareDataDir(earlySettings(root).dataDir);
  await progress.step("Installing packages", () => installPackages(root, life, progress.say));
  const { buildOnly } = await runSourceBundle(await makeSourceBundle(root, "build"));
  await buildOnly({ root, life, progress });
  await progress.step("Putting together what a start and the command line run", async () => {
    for (const name of ["supervisor", "cli"]) await makeSourceBundle(root, name);
  });
} catch (error) {
  progress.interrupt();
  if (!life.signal.aborted) printFailure(error);
  life.exitCode = life.signal.aborted ? 130 : 1;
}
await life.end();
