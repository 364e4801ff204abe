// A reporter of Vitest. An error of no test (one thrown in a timer when its test is over) fails the whole run, and
// stands in no report: a run that has failed could not say why.

import { writeFileSync } from "node:fs";
import path from "node:path";

/** @param {string} report of Vitest itself @returns {string} where the errors stand that it does not have */
export const looseErrorsOf = (report) => report.replace(/\.json$/, ".errors");

/** Writes them as a list of strings beside Vitest's own report. */
export default class LooseErrors {
  onInit(vitest) {
    this.report = vitest.config.outputFile?.json;
  }

  onTestRunEnd(_modules, errors) {
    if (!this.report || errors.length === 0) return;
    const said = errors.map(({ name = "Error", message, stack, VITEST_TEST_PATH: file }) => {
      const [, where] = /\n\s*at (.*)/.exec(stack ?? "") ?? [];
      const by = file ? ` (by ${path.relative("", file)})` : "";
      return `outside of any test${by}: ${name}: ${message}${where ? `, at ${where}` : ""}`;
    });
    writeFileSync(looseErrorsOf(this.report), JSON.stringify(said));
  }
}
