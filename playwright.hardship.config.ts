import { defineConfig } from "@playwright/test";

// Without a browser, and without the site of the other suites: these have
// sites and databases of their own, which are hung, stopped and killed. The
// build is the one that `npm test` has made for the others.

/** What looks at a site as a whole, and interrupts nothing. */
const whole = ["random-addresses.spec.ts", "restored-site.spec.ts"];

export default defineConfig({
  testDir: "e2e/hardship",
  outputDir: "test-results/hardship",
  forbidOnly: true,
  retries: 1,
  // What they measure is how long a reader waits.
  workers: 1,
  timeout: 120_000,
  // What comes back by itself may take a while beside another suite; where its time matters a test measures it.
  expect: { timeout: 30_000 },
  projects: [
    { name: "interrupted", testIgnore: whole },
    { name: "whole", testMatch: whole },
  ],
  reporter: [["list"], ["json", { outputFile: "test-results/hardship.json" }]],
});
