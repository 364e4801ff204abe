import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./scripts/checks/longest-first";

const shared = {
  exclude: ["node_modules/**", ".next/**", ".data*/**", "e2e/**"],
  // Nobody's machine stands there: a date that follows the machine's zone
  // instead of the newsroom's is a day off at once.
  env: { TZ: "Pacific/Kiritimati" },
  // What comes by itself is waited for, and a busy machine takes more than a second for it.
  expect: { poll: { timeout: 15_000 } },
};

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    // Of two cores Vitest would use one; and much of the time a database is waited for.
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "unit",
          // What many files import is read once a worker: half of the time of all of them.
          isolate: false,
          setupFiles: ["scripts/checks/own-environment.ts"],
          // By no clock: what takes a second takes ten where much else is done.
          testTimeout: 30_000,
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...shared.exclude, "**/*.integration.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "integration",
          // One more than processors: each waits for its database, and some for a worker's clock.
          maxWorkers: availableParallelism() + 1,
          include: ["**/*.integration.test.ts"],
          // The second makes its template on the server that the first has started.
          globalSetup: [
            "lib/postgres/test-server.ts",
            "lib/postgres/testing.ts",
            "lib/file-store/testing/swift-server.ts",
            "server/front/edge/testing/nginx.ts",
            "server/supervisor/testing/programs.ts",
          ],
          // By no clock, as above: the longest take ten seconds where nothing else is done.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
