// Runs the steps of `npm test` and `npm run validate` and counts what they found: one after the other, but for those that only read the sources.

import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { counted } from "./counted.mjs";
import { collected, isStopped, root, run } from "./tools.mjs";

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

/** One for each set of suites that scripts/checks/e2e.ts has run. */
const browserReports = () =>
  readdirSync(path.join(root, "test-results"))
    .filter((name) => name.endsWith(".json") && !/^(?:unit|integration)\.json$/.test(name))
    .map((name) => path.join("test-results", name));

/** Makes what later steps read; counts only when it fails. */
const prepares = () => ({ passed: 0, failed: 0 });

/** Needs one processor and nothing that another such step makes: two of them run at once. */
const readsOnly = true;

/** In the order in which they run: the quickest first. Without `count` a step is one test. */
export const steps = {
  // The database client, and the command line as tests run it.
  generate: { command: [process.execPath, "scripts/prepare-cli.mjs"], count: prepares },
  // Next writes the types of the routes, without which no page is typed.
  typegen: { command: [bin("next"), "typegen"], count: prepares },
  lint: { command: [bin("biome"), "check", "--error-on-warnings"], readsOnly },
  types: { command: [bin("tsc"), "--noEmit"], readsOnly },
  checks: { command: [bin("tsx"), "scripts/checks/run.ts"], readsOnly },
  // What nobody needs, then what only tests need.
  unused: { command: [bin("knip"), "--no-config-hints"], readsOnly },
  "test-only": { command: [bin("knip"), "--no-config-hints", "--production"], readsOnly },
  unit: vitest("unit"),
  integration: vitest("integration"),
  e2e: {
    command: [bin("tsx"), "scripts/checks/e2e.ts"],
    count: () => sum(browserReports().map(playwrightCount)),
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
  const one = async (name, collects = false) => {
    const head = `\n── ${name}`;
    if (!collects) console.log(head);
    const begun = performance.now();
    const [file, ...args] = steps[name].command;
    const asked = name === names.at(-1) ? more : [];
    const own = [...args, ...asked];
    const { code, said } = await (collects ? collected(file, own) : { code: await run(file, own) });
    const seconds = (performance.now() - begun) / 1000;
    if (collects) console.log(`${head}\n${said}`);
    const found = counted(steps[name].count?.(), code, asked);
    if (code === 0 && found.passed === 0 && found.failed > 0)
      console.log(`No test of ${name} is called ${asked.join(" ")}.`);
    results.push({ name, seconds, ...found });
  };
  const queue = [...names];
  const lane = async (readers) => {
    for (let name = readers.shift(); name && !isStopped(); name = readers.shift())
      await one(name, true);
  };
  while (queue.length > 0 && !isStopped()) {
    const other = queue.findIndex((name) => !steps[name].readsOnly);
    const readers = queue.splice(0, other === -1 ? queue.length : other);
    if (readers.length > 0) await Promise.all([lane(readers), lane(readers)]);
    else await one(queue.shift());
  }
  results.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
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
  return total.failed === 0 && total.flaky.length <= mostSecondTries && !isStopped();
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
