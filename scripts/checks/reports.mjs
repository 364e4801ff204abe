// What the reports of Vitest and Playwright say.

import { readFileSync } from "node:fs";
import path from "node:path";
import { looseErrorsOf } from "./loose-errors.mjs";

/**
 * @typedef {{ passed: number, failed: number, flaky?: string[], what?: string[] }} Found
 *   flaky: what passed at the second try only; what: each thing that has failed, where it stands and what it is called
 */

/** @param {string} file Vitest's report @returns {Found} */
export function vitestCount(file) {
  const result = read(file);
  const { numPassedTests = 0, numTotalTests = 0, testResults = [] } = result ?? {};
  const within = testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((each) => each.status === "failed");
    const own = failed.map(({ fullName }) => `${path.relative("", name)} ${fullName}`);
    // One that could not even be read has no tests.
    return status === "failed" && own.length === 0 ? [path.relative("", name)] : own;
  });
  return {
    ...{ passed: numPassedTests, failed: numTotalTests - numPassedTests },
    what: [...within, ...(read(looseErrorsOf(file)) ?? [])],
  };
}

/**
 * What did not run (because what it waits for failed) has not passed. What passed at the second
 * try only is for the steps to judge, over all suites.
 *
 * @param {string} file Playwright's report
 * @returns {Found}
 */
export function playwrightCount(file) {
  const report = read(file);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  const titles = (status) => (report?.suites ?? []).flatMap((suite) => titlesIn(suite, status));
  return {
    ...{ passed: expected + flaky, failed: unexpected + skipped },
    ...{ flaky: titles("flaky"), what: [...titles("unexpected"), ...titles("skipped")] },
  };
}

/** @returns {string[]} where the tests stand that ended so, and what they are called */
function titlesIn({ specs = [], suites = [] }, status) {
  const own = specs.filter(({ tests }) => tests.some((each) => each.status === status));
  return [
    ...own.map(({ file, line, title }) => `${file}:${line} ${title}`),
    ...suites.flatMap((suite) => titlesIn(suite, status)),
  ];
}

/** @param {Found[]} counts @returns {Required<Found>} */
export function sum(counts) {
  const total = (name) => counts.reduce((all, each) => all + each[name], 0);
  const all = (name) => counts.flatMap((each) => each[name] ?? []);
  return {
    passed: total("passed"),
    failed: total("failed"),
    flaky: all("flaky"),
    what: all("what"),
  };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
