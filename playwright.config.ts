import path from "node:path";
import { defineConfig, devices } from "@playwright/test";

// `npm test` builds and starts the site, and says here where it stands.
const baseURL = process.env.E2E_URL;
if (!baseURL) throw new Error("E2E_URL is not set: run `npm test -- --only e2e`.");

const chromium = {
  ...devices["Desktop Chrome"],
  launchOptions: {
    // Empty: the browser that Playwright installed itself.
    executablePath: process.env.PLAYWRIGHT_CHROMIUM || undefined,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-quic",
      "--disable-sync",
      "--no-first-run",
      // Letters stand where the font says, on every machine.
      "--font-render-hinting=none",
    ],
  },
};
const desktop = { ...chromium, viewport: { width: 1440, height: 900 } };
const phone = {
  ...chromium,
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};

/** Tests that a phone's window, or its fingers, could not make fail where a desktop passes. */
const onDesktops = /@desktop/;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/playwright",
  globalSetup: "./e2e/fixtures/global-setup.ts",
  fullyParallel: true,
  forbidOnly: true,
  // What passes at the second try is named at the end; more than two of them fail a run (decision 34).
  retries: 1,
  // One more than two processors: each test waits for the site now and then.
  workers: 3,
  timeout: 60_000,
  // Two suites share a machine's two cores: no test is to fail because the other one had both.
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/playwright.json" }]],
  use: {
    baseURL,
    locale: "en-GB",
    timezoneId: "America/Los_Angeles",
    screenshot: "only-on-failure",
    // `TRACE=1 npm test …`: to keep one of everything costs a third of the processors' time.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
  },
  projects: [
    { name: "http", testMatch: "crawler/**", use: desktop },
    {
      name: "desktop",
      testMatch: "public/**",
      // A narrow window has the menu of a phone, which is tried there. And no page asks for a
      // script (crawler/console.spec.ts): a desktop reads in `no-javascript`.
      testIgnore: "public/{menu,reading}.spec.ts",
      use: desktop,
    },
    {
      name: "phone",
      testMatch: "public/**",
      // These choose their own paper and windows, or are of nothing that a phone shows in another way.
      testIgnore: "public/{print,adaptation,line-breaks,older-engines,errors}.spec.ts",
      grepInvert: onDesktops,
      use: phone,
    },
    {
      name: "no-javascript",
      testMatch: "public/reading.spec.ts",
      use: { ...desktop, javaScriptEnabled: false },
    },
    // Needs a site without any account, so it comes before all who bring some.
    { name: "first", testMatch: "first/**", use: desktop },
    {
      name: "visual",
      testMatch: "visual/**",
      use: {
        ...desktop,
        launchOptions: {
          ...chromium.launchOptions,
          // The pictures' own fonts, whatever else the machine has.
          env: { ...process.env, FONTCONFIG_FILE: path.resolve("e2e/visual/fonts.conf") },
        },
      },
      snapshotPathTemplate: "{testDir}/visual/pictures/{arg}{ext}",
    },
    {
      // Publishes, too; what it publishes is its own.
      name: "staff",
      testMatch: "staff/**",
      grepInvert: /@phone/,
      use: desktop,
      dependencies: ["http", "desktop", "phone", "no-javascript"],
    },
    {
      name: "staff-phone",
      testMatch: "staff/journey.spec.ts",
      grepInvert: onDesktops,
      use: phone,
      dependencies: ["http", "desktop", "phone", "no-javascript"],
    },
    {
      // Changes what is public, so it runs when the others have looked.
      name: "publishing",
      testMatch: "publishing/**",
      // One after the other: each says what its own changes touch, and what they do not.
      workers: 1,
      use: desktop,
      dependencies: ["http", "desktop", "phone", "no-javascript"],
    },
  ],
});
