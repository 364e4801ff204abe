// Runs the steps of `npm test` and `npm run validate` one after the other and counts what they found.

import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");
const bin = (name) => path.join(root, "node_modules/.bin", name);
const report = (name) => path.join("test-results", `${name}.json`);

const vitest = (project) => ({
  command: [
    bin("vitest"),
    ["run", "--project", project, "--reporter=default", "--reporter=json"],
    [`--outputFile.json=${report(project)}`],
  ].flat(),
  count: () => vitestCount(report(project)),
});

/** Makes what later steps read; counts only when it fails. */
const prepares = () => ({ passed: 0, failed: 0 });

/** In the order in which they run: the quickest first. Without `count` a step is one test. */
export const steps = {
  // The database client, and the command line as tests run it.
  generate: { command: [process.execPath, "scripts/prepare-cli.mjs"], count: prepares },
  // Next writes the types of the routes, without which no page is typed.
  typegen: { command: [bin("next"), "typegen"], count: prepares },
  lint: { command: [bin("biome"), "check", "--error-on-warnings"] },
  types: { command: [bin("tsc"), "--noEmit"] },
  checks: { command: [bin("tsx"), "scripts/checks/run.ts"] },
  // What nobody needs, then what only tests need.
  unused: { command: [bin("knip"), "--no-config-hints"] },
  "test-only": { command: [bin("knip"), "--no-config-hints", "--production"] },
  unit: vitest("unit"),
  integration: vitest("integration"),
  e2e: {
    command: [bin("tsx"), "scripts/checks/e2e.ts"],
    count: () =>
      sum(
        ["first", "playwright", "staff", "publishing", "hardship", "hardship-whole"].map((name) =>
          playwrightCount(report(name)),
        ),
      ),
  },
};

/** Of the browser tests of a run; more are a fault of the site or of the tests (decision 34). */
const mostSecondTries = 2;

export const quick = [
  "generate",
  "typegen",
  "lint",
  "types",
  "checks",
  "unused",
  "test-only",
  "unit",
];

/**
 * @param {string[]} names steps to run
 * @param {string[]} more arguments handed to the last step
 * @returns {Promise<boolean>} whether all is well
 */
export async function runSteps(names, more = []) {
  rmSync(path.join(root, "test-results"), { recursive: true, force: true });
  mkdirSync(path.join(root, "test-results"), { recursive: true });
  const results = [];
  for (const name of names) {
    if (stopped) break;
    console.log(`\n── ${name}`);
    const begun = performance.now();
    const [file, ...args] = steps[name].command;
    const code = await run(file, [...args, ...(name === names.at(-1) ? more : [])]);
    const seconds = (performance.now() - begun) / 1000;
    results.push({ name, seconds, ...counted(steps[name], code) });
  }
  const total = sum(results);
  console.log("");
  for (const { name, seconds, passed, failed } of results) {
    const verdict = failed > 0 ? `${passed} passed, ${failed} FAILED` : `${passed} passed`;
    console.log(`${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s  ${verdict}`);
  }
  for (const title of total.flaky) console.log(`at the second try: ${title}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  if (total.flaky.length > mostSecondTries)
    console.log(`More than ${mostSecondTries} at the second try: that is no accident.`);
  return total.failed === 0 && total.flaky.length <= mostSecondTries && !stopped;
}

/** A step that ended badly has failed, whatever its report says or lacks. */
function counted(step, code) {
  const found =
    step.count?.() ?? (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  return code !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found;
}

function vitestCount(file) {
  const result = readReport(file);
  const { numPassedTests = 0, numTotalTests = 0 } = result ?? {};
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests };
}

/**
 * What did not run (because what it waits for failed) has not passed. What passed at the second
 * try only is for `secondTries` to judge, over all suites.
 */
function playwrightCount(file) {
  const report = readReport(file);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  return {
    passed: expected + flaky,
    failed: unexpected + skipped,
    flaky: (report?.suites ?? []).flatMap(flakyTitles),
  };
}

/** @returns {string[]} where the tests stand that passed at the second try, and what they are called */
function flakyTitles({ specs = [], suites = [] }) {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky"));
  return [
    ...own.map(({ file, line, title }) => `${file}:${line} ${title}`),
    ...suites.flatMap(flakyTitles),
  ];
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), "utf8"));
  } catch {
    return undefined;
  }
}

function sum(counts) {
  return counts.reduce(
    (total, { passed, failed, flaky = [] }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      flaky: [...total.flaky, ...flaky],
    }),
    { passed: 0, failed: 0, flaky: [] },
  );
}

const running = new Set();
let stopped = false;

// A terminal's Ctrl-C reaches the tool by itself, a plain `kill` does not. Either way
// it is the tool that ends first, and what it started with it.
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    stopped = true;
    if (signal === "SIGTERM") for (const child of running) child.kill(signal);
  });
}

/** @returns {Promise<number>} the exit code; to be stopped is a failure */
export function run(file, args, env = process.env) {
  return new Promise((resolve) => {
    if (stopped) return resolve(1);
    const child = spawn(file, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
    running.add(child);
    const end = (code) => {
      running.delete(child);
      resolve(stopped ? 1 : (code ?? 1));
    };
    child.on("error", (error) => {
      console.error(`${file}: ${error.message}`);
      end(1);
    });
    child.on("close", end);
  });
}
