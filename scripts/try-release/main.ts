import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { freePort } from "@/lib/postgres/postmaster";
import { fetchNodes } from "./nodes";
import { account, type Outcome, ownFolder, type Trial, tryRelease } from "./trial";

/**
 * `npm run test:release`: makes the release archive of this commit, compares
 * its checksum, unpacks it as an account without rights in a folder with
 * blanks and Chinese characters in a home that root has made, and runs it
 * there with NODE_ENV=production: on Node 20.19, 22 and 24, on IPv4 and IPv6,
 * and once with everything else read-only, as the container has it. Ends with
 * a table. `--archive FILE` takes one that was made before.
 */

const { values } = parseArgs({ options: { archive: { type: "string" } } });

// Not in /tmp, which one of the trials covers; and short, for what has to have a short name.
const work = mkdtempSync("/var/tmp/newsroom-release-");
const outcomes: { trial: Trial; outcome: Outcome }[] = [];
try {
  await main();
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exit(outcomes.every(({ outcome }) => outcome.problems.length === 0) ? 0 : 1);

async function main(): Promise<void> {
  const archive = values.archive ?? makeArchive();
  const folder = path.dirname(archive);
  execFileSync("sha256sum", ["-c", `${path.basename(archive)}.sha256`], { cwd: folder });
  execFileSync("chmod", ["755", work]);
  const home = path.join(work, "home of root");
  mkdirSync(home, { mode: 0o755 });
  const release = ownFolder(path.join(home, "发布 folder"));
  const begun = performance.now();
  execFileSync("tar", ["--strip-components=1", "-xzf", archive, "-C", release], account);
  const unpackedSeconds = Math.round((performance.now() - begun) / 1000);
  const size = Math.round(statSync(archive).size / 1e6);
  console.log(`${path.basename(archive)}: ${size} MB, unpacked in ${unpackedSeconds} s`);

  const nodes = fetchNodes(path.join(work, "nodes"));
  const trials: Omit<Trial, "port">[] = [
    { name: "all addresses", program: "", host: undefined, readOnly: false },
    { name: "HOST=::1", program: "", host: "::1", readOnly: false },
    { name: "HOST=::", program: "", host: "::", readOnly: false },
  ].map((trial, index) => ({ ...trial, program: nodes[index]?.program ?? "" }));
  if (account.uid !== undefined) {
    const program = nodes.at(-1)?.program ?? "";
    trials.push({ name: "read-only root", program, host: undefined, readOnly: true });
  } else console.log("Not run as root: the trial with a read-only root is left out.");

  for (const [index, each] of trials.entries()) {
    const trial = { ...each, port: await freePort() };
    const dataDir = ownFolder(path.join(home, `数据 ${index}`));
    const outcome = await tryRelease({ release, home, dataDir }, trial);
    outcomes.push({ trial, outcome });
    if (outcome.problems.length > 0) console.error(outcome.said);
  }
  console.log(`\n${table(nodes).join("\n")}`);
}

/** @returns the archive's file */
function makeArchive(): string {
  const folder = path.join(work, "dist");
  execFileSync(process.execPath, ["scripts/release.mjs", folder], { stdio: "inherit" });
  const name = readdirSync(folder).find((each) => each.endsWith(".tar.gz"));
  if (!name) throw new Error("npm run release left no archive");
  return path.join(folder, name);
}

function table(nodes: { version: string; program: string }[]): string[] {
  const versionOf = (program: string) =>
    nodes.find((node) => node.program === program)?.version ?? process.version;
  return [
    "| Node | how | ready after | pages in zh, en, ru; a picture |",
    "| --- | --- | --- | --- |",
    ...outcomes.map(({ trial, outcome }) => {
      const state = outcome.problems.length === 0 ? "all well" : outcome.problems.join("; ");
      return `| ${versionOf(trial.program)} | ${trial.name} | ${outcome.readySeconds} s | ${state} |`;
    }),
  ];
}
