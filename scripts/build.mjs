// `npm run build`: installs and builds what `npm start` then serves. Nothing is started or stopped for it, so
// a site that runs goes on meanwhile. Plain Node, because nothing may be installed yet.
import path from "node:path";
import process from "node:process";
import { readEnvFile } from "../lib/startup/env-file.mjs";
import { installPackages, isInstalled } from "../lib/startup/install.mjs";
import { createLife } from "../lib/startup/life.mjs";
import { lockHolder } from "../lib/startup/lock.mjs";
import { OperatorError, printFailure } from "../lib/startup/operator-error.mjs";
import { earlySettings, prepareDataDir } from "../lib/startup/preflight.mjs";
import { createProgress } from "../lib/startup/progress.mjs";
import { makeSourceBundle, runSourceBundle } from "../lib/startup/source-bundle.mjs";

const root = path.dirname(import.meta.dirname);
process.chdir(root);
const progress = createProgress(4);
const life = createLife(progress.say);
try {
  const { dataDir } = earlySettings(root, readEnvFile(root));
  // The build has the key of the site's forms in it, which comes from its secret.
  prepareDataDir(dataDir);
  refuseUnder(dataDir);
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

/** What runs loads from the packages as it goes, and an install takes all of them away first. */
function refuseUnder(dataDir) {
  const holder = lockHolder(path.join(dataDir, "lock"));
  if (!holder || isInstalled(root)) return;
  throw new OperatorError(
    `The packages are others than those that are installed, and the site that runs (process ${holder.pid}) loads from them: build in another clone, or stop the site and start it again.`,
  );
}
