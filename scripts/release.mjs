// `npm run release [-- FOLDER]`: one archive with all that a server needs, packages and build included, and its
// checksum beside it. There it is unpacked and started: nothing is installed or built, and no registry is asked.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { createLife } from "../lib/startup/life.mjs";
import { OperatorError, printFailure } from "../lib/startup/operator-error.mjs";
import { createProgress } from "../lib/startup/progress.mjs";
import { releaseFile, thisMachine } from "../lib/startup/release.mjs";
import { lastLines, runTool } from "../lib/startup/tool.mjs";

const root = path.dirname(import.meta.dirname);

/** Not for a server: tests of the whole and measurements. */
const leftOut = /^(?:e2e|bench|\.ci)\//;

const progress = createProgress(5);
const life = createLife(progress.say);
// It holds a second copy of all packages, so it goes whatever happens.
const work = mkdtempSync(path.join(tmpdir(), "newsroom-release-"));
life.defer(() => rmSync(work, { recursive: true, force: true }));
try {
  await makeRelease(path.resolve(process.argv[2] ?? path.join(root, "dist")));
} catch (error) {
  progress.interrupt();
  if (!life.signal.aborted) printFailure(error);
  life.exitCode = life.signal.aborted ? 130 : 1;
}
await life.end();

async function makeRelease(folder) {
  const { commit, files } = await progress.step("Looking at the sources", readSources);
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const made = { version, commit, ...thisMachine() };
  const name = `newsroom-${version}-${commit.slice(0, 8)}-${made.platform}-${made.arch}`;
  const place = path.join(work, name);
  for (const file of files) cpSync(path.join(root, file), path.join(place, file));

  await progress.step("Installing packages", async () => {
    await tool(place, "npm", ["ci", "--no-audit", "--no-fund", "--include=dev"]);
  });
  // Made where it is packed, by what is packed: a start compares the two and finds nothing to do.
  await progress.step("Building the site", async () => {
    const env = { DATA_DIR: path.join(work, "data") };
    await tool(place, process.execPath, ["scripts/build.mjs"], env);
    rmSync(path.join(place, ".next", "cache-of-builds"), { recursive: true, force: true });
  });
  await progress.step("Taking out what only building needs", async () => {
    await tool(place, process.execPath, ["scripts/prune.mjs"]);
    writeFileSync(path.join(place, releaseFile), `${JSON.stringify(made, null, 2)}\n`);
  });
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.tar.gz`);
  await progress.step("Packing", async () => {
    await tool(work, "tar", ["--owner=0", "--group=0", "-czf", file, name]);
    // As `sha256sum -c` reads it.
    writeFileSync(`${file}.sha256`, `${await sha256Of(file)}  ${path.basename(file)}\n`);
  });
  console.log(
    `\n${file} (${Math.round(statSync(file).size / 1e6)} MB), and its checksum beside it.`,
  );
}

/** @throws OperatorError when the release would have something in it that no commit has */
async function readSources() {
  const commit = git("rev-parse", "HEAD").trim();
  const changes = git("status", "--porcelain").trim();
  if (changes) {
    throw new OperatorError(
      "What is not committed would be in the release under the name of another commit: commit it or put it away first.",
      lastLines(changes),
    );
  }
  const all = git("ls-files", "-z").split("\0").filter(Boolean);
  return { commit, files: all.filter((file) => !leftOut.test(file)) };
}

function git(...args) {
  try {
    return execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 });
  } catch (error) {
    throw new OperatorError(
      "A release is made of a commit: make it in a clone, on a machine that has git.",
      lastLines(error.message),
    );
  }
}

async function tool(cwd, file, args, env = {}) {
  const { code, output } = await runTool(file, args, {
    life,
    cwd,
    env: { ...process.env, NODE_ENV: undefined, ...env },
  });
  if (code === 0) return output;
  throw new OperatorError(`${file} ${args[0]} failed: see below.`, lastLines(output, 30));
}

async function sha256Of(file) {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("hex");
}
