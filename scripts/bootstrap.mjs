// The part of the start that runs before anything is installed: plain JavaScript, Node alone.
import path from "node:path";
import process from "node:process";
import { readEnvFile } from "../lib/startup/env-file.mjs";
import { givenSocket } from "../lib/startup/given-socket.mjs";
import { installPackages } from "../lib/startup/install.mjs";
import { createLife } from "../lib/startup/life.mjs";
import { takeLock } from "../lib/startup/lock.mjs";
import { printFailure } from "../lib/startup/operator-error.mjs";
import { checkPort, earlySettings, prepareDataDir, refusal } from "../lib/startup/preflight.mjs";
import { createProgress } from "../lib/startup/progress.mjs";
import { ownRelease } from "../lib/startup/release.mjs";
import {
  makeSourceBundle,
  printOfSources,
  runSourceBundle,
} from "../lib/startup/source-bundle.mjs";

const root = path.dirname(import.meta.dirname);

/** Brings the site up and stays until it is told to stop: this process becomes its supervisor. */
export async function start({ dev }) {
  // Everything below, and every child, works relative to the project, wherever it was called from.
  process.chdir(root);
  const progress = createProgress(dev ? 8 : 11);
  const life = createLife(progress.say);
  try {
    const context = await bootstrap({ dev, progress, life });
    const sources = printOfSources(root);
    const program = await makeSourceBundle(root, "supervisor", sources);
    const { supervise } = await runSourceBundle(program);
    await supervise({ ...context, sources });
  } catch (error) {
    progress.interrupt();
    // What fails because we are being stopped is no failure of its own.
    if (!life.signal.aborted) printFailure(error);
    life.exitCode = life.signal.aborted ? 130 : 1;
  }
  await life.end();
}

async function bootstrap({ dev, progress, life }) {
  const checked = await progress.step("Checking settings, folder and port", async () => {
    const fileNames = readEnvFile(root);
    const { port, host, dataDir } = earlySettings(root, fileNames);
    prepareDataDir(dataDir);
    const lock = await takeLock(path.join(dataDir, "lock"), {
      refusal: (holder) => refusal(holder, dataDir),
    });
    life.defer(() => lock.release());
    // While the site is being worked on it opens its port itself.
    const given = dev ? undefined : givenSocket();
    if (given) process.env.PORT = String(given.port);
    return { dataDir, lock, address: given ?? (await checkPort(port, host)) };
  });
  const release = ownRelease(root);
  await progress.step("Installing packages", () =>
    release ? "came with the release" : installPackages(root, life, progress.say),
  );
  return { root, dev, progress, life, ...checked };
}
