// Runs the steps of `npm test` and `npm run validate` and counts what they found: one after the other, but for those that only read the sources.

import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { counted } from "./counted.mjs";
import { playwrightCount, sum, vitestCount } from "./reports.mjs";
import { collected, isStopped, root, run } from "./tools.mjs";

const bin = (name) => path.join(root, "node_modules/.bin", name);
const report = (name) => path.join("test-results", `${name}.json`);

const vitest = (project) => ({
  command: [
    bin("vitest"),
    ["run", "--project", project, "--reporter=default", "--reporter=json"],
    ["--reporter=./scripts/checks/loose-errors.mjs", `--outputFile.json=${report(project)}`],
  ].flat(),
  count: () => vitestCount(path.join(root, report(project))),
});

/** One for each set of suites that scripts/checks/e2e.ts has run. */
const browserReports = () =>
  readdirSync(path.join(root, "test-results"))
    .filter((name) => name.endsWith(".json") && !/^(?:unit|integration)\.json$/.test(name))
    .map((name) => path.join(root, "test-results", name));

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
  for (const each of total.what) console.log(`failed: ${each}`);
  for (const title of total.flaky) console.log(`at the second try: ${title}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  if (total.flaky.length > mostSecondTries)
    console.log(`More than ${mostSecondTries} at the second try: that is no accident.`);
  return total.failed === 0 && total.flaky.length <= mostSecondTries && !isStopped();
}
