import { defineConfig } from "@playwright/test";

// Without a browser, and without the site of the other suites: these have
// sites and databases of their own, which are hung, stopped and killed. The
// build is the one that `npm test` has made for the others.

/** The longest have a suite of their own: they share nothing, and run beside one another. */
const alone = {
  replaced: "replaced-site.spec.ts",
  lost: "lost-processes.spec.ts",
  away: "database-away.spec.ts",
  slow: "slow-sockets.spec.ts",
};

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
    ...Object.entries(alone).map(([name, testMatch]) => ({ name, testMatch })),
    { name: "others", testIgnore: Object.values(alone) },
  ],
  reporter: [["list"], ["json", { outputFile: "test-results/hardship.json" }]],
});
