import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { takeLock } from "./lock.mjs";
import { OperatorError } from "./operator-error.mjs";
import { checkProjectWritable } from "./preflight.mjs";
import { lastLines, runTool } from "./tool.mjs";

const STAMP = "node_modules/.bauing-install.json";

/** Installs from the lockfile unless what is there came from it. Gives the word for the progress line. */
export async function installPackages(root, life, say) {
  if (isInstalled(root)) return "up to date";
  checkProjectWritable(root);
  return withWorkspaceLock(root, say, async () => {
    if (isInstalled(root)) return "up to date";
    const { code, output } = await runNpm(
      ["ci", "--no-audit", "--no-fund", "--include=dev", "--include=optional"],
      life,
    );
    if (code !== 0) throw new OperatorError(npmSentence(output, code), lastLines(output));
    writeStamp(root);
    return "done";
  });
}

/**
 * Two starts from one folder on different data may meet: what they share (packages, generated code, the
 * build) is made by one at a time.
 */
export async function withWorkspaceLock(root, say, work) {
  const folder = path.join(root, "generated");
  mkdirSync(folder, { recursive: true });
  const lock = await takeLock(path.join(folder, ".workspace-lock"), {
    wait: (holder) =>
      say(`waiting for another start in this folder (process ${holder.pid}) to install or build`),
  });
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** Whether the packages are those of the lockfile. */
export function isInstalled(root) {
  const wanted = wantedStamp(root);
  const stamp = readJson(path.join(root, STAMP));
  if (stamp && stamp.node !== wanted.node) return false;
  if (stamp?.lockfile === wanted.lockfile) return true;
  // Somebody ran npm by hand, which leaves a list of its own; or the lockfile says the same in other words
  // (the version of the site itself stands in it).
  if (!isFromLockfile(root)) return false;
  try {
    writeStamp(root);
  } catch {
    // A folder that only root may write, as in a container: then it is compared again at each start.
  }
  return true;
}

function isFromLockfile(root) {
  const installed = readJson(path.join(root, "node_modules/.package-lock.json"))?.packages;
  const wanted = readJson(path.join(root, "package-lock.json"))?.packages;
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === "" || entry.link) return true;
    const found = installed[name];
    // Optional ones are for other systems, mostly.
    return found
      ? found.version === entry.version
      : entry.optional === true || entry.devOptional === true || entry.peer === true;
  });
}

function wantedStamp(root) {
  const lockfile = createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
  // Some packages bring programs for one Node version.
  return { lockfile, node: process.versions.node.split(".")[0] };
}

function writeStamp(root) {
  writeFileSync(path.join(root, STAMP), `${JSON.stringify(wantedStamp(root))}\n`);
}

function readJson(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  } catch {
    return undefined;
  }
}

function runNpm(args, life) {
  // NODE_ENV=production would make npm leave out what the build needs.
  const env = { ...process.env, NODE_ENV: undefined };
  const script = process.env.npm_execpath;
  if (script && path.basename(script) === "npm-cli.js")
    return runTool(process.execPath, [script, ...args], { life, env });
  return runTool("npm", args, { life, env });
}

function npmSentence(output, code) {
  if (
    /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET|npm (error|ERR!) network/i.test(output)
  ) {
    return "The packages could not be fetched, because the package registry is out of reach: check the network (or the proxy in .npmrc) and start again.";
  }
  if (/ENOSPC/.test(output))
    return "The packages could not be installed, because the disk is full: free some space and start again.";
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return "The packages could not be installed, because this user may not write in node_modules: remove that folder, or start as the user that owns it.";
  }
  if (/EUSAGE|in sync/.test(output)) {
    return "package.json and package-lock.json do not belong together: restore both from the repository and start again.";
  }
  if (code === null) return "npm was not found: install it together with Node, then start again.";
  return "The packages could not be installed: see what npm says below, put it right and start again.";
}
