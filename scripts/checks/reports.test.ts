import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { playwrightCount, vitestCount } from "./reports.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "reports-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("what has failed is named: a test, a file that cannot be read, and an error of no test", () => {
  const root = path.resolve(import.meta.dirname, "../..");
  // Beside the packages, or Vitest finds itself twice.
  mkdirSync(path.join(root, "test-results"), { recursive: true });
  const own = mkdtempSync(path.join(root, "test-results/reports-"));
  try {
    writeFileSync(path.join(own, "vitest.config.mjs"), "export default {};");
    const head = `import { expect, test } from "vitest";\n`;
    const loose = `setTimeout(() => { throw new TypeError("too late"); });`;
    writeFileSync(path.join(own, "a.test.mjs"), `${head}test("one", () => expect(1).toBe(2));`);
    writeFileSync(path.join(own, "b.test.mjs"), `import "./nowhere.mjs";`);
    writeFileSync(
      path.join(own, "c.test.mjs"),
      `${head}test("fine", () => new Promise((done) => { ${loose} setTimeout(done, 50); }));`,
    );
    const report = path.join(own, "report.json");
    const reporter = path.join(import.meta.dirname, "loose-errors.mjs");
    const asked = ["run", "--root", own, `--reporter=${reporter}`, "--reporter=json"];
    const vitest = path.join(root, "node_modules/vitest/vitest.mjs");
    expect(() =>
      execFileSync(process.execPath, [vitest, ...asked, `--outputFile.json=${report}`], {
        stdio: "ignore",
      }),
    ).toThrow();
    const { passed, failed, what = [] } = vitestCount(report);
    expect([passed, failed, what.length]).toEqual([1, 1, 3]);
    expect(what.find((each) => each.endsWith("a.test.mjs one"))).toBeTruthy();
    expect(what.find((each) => each.endsWith("b.test.mjs"))).toBeTruthy();
    expect(what[2]).toMatch(
      /^outside of any test \(by .*\): TypeError: too late, at .*c\.test\.mjs/,
    );
  } finally {
    rmSync(own, { recursive: true });
  }
});

test("of browser tests what failed and what passed at the second try is named, what did not run is counted", () => {
  const spec = (title: string, status: string) => ({
    ...{ file: "a.spec.ts", line: 3, title },
    tests: [{ status }],
  });
  const report = path.join(folder, "e2e.json");
  const suites = [
    { specs: [spec("good", "expected")], suites: [{ specs: [spec("twice", "flaky")] }] },
    { specs: [spec("bad", "unexpected"), spec("left out", "skipped")] },
  ];
  const stats = { expected: 1, unexpected: 1, flaky: 1, skipped: 1 };
  writeFileSync(report, JSON.stringify({ stats, suites }));
  expect(playwrightCount(report)).toEqual({
    ...{ passed: 2, failed: 2 },
    ...{ flaky: ["a.spec.ts:3 twice"], what: ["a.spec.ts:3 bad", "a.spec.ts:3 left out"] },
  });
});

test("a report that is not there has found nothing", () => {
  const none = path.join(folder, "none.json");
  expect(vitestCount(none)).toEqual({ passed: 0, failed: 0, what: [] });
  expect(playwrightCount(none)).toEqual({ passed: 0, failed: 0, flaky: [], what: [] });
});
