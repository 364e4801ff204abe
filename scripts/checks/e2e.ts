import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { freePort } from "@/lib/postgres/postmaster";
import { createThrowawayDatabase, startThrowawayServer } from "@/lib/postgres/throwaway";
import hardshipConfig from "@/playwright.hardship.config";
import { hasPictureFonts, prepareBrowser, prepareFontsAndJava } from "./browser.mjs";
import { loggedErrors } from "./logged-errors";
import { root, run } from "./tools.mjs";

// Playwright against the site as `npm start` serves it: built for production,
// on a database and a data folder of its own, new each time.

const startWithinMs = 600_000;

const tool = path.join(root, "node_modules/.bin/playwright");

/** Suites that were asked for; not every set of suites has them. */
const names = process.argv.slice(2);
const chosen = names.length > 0 ? [...names, "--pass-with-no-tests"] : [];

/**
 * Without a browser, on sites and databases of their own; the build must be there.
 *
 * @param name one of the suites; without it all, one after the other
 */
function hardship(name?: string): Promise<number> {
  const report = name ? `hardship-${name}` : "hardship";
  const config = ["-c", "playwright.hardship.config.ts", `--output=test-results/${report}`];
  const project = name ? [`--project=${name}`] : [];
  return run(tool, ["test", ...config, ...project, ...chosen], {
    ...process.env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(root, "test-results", `${report}.json`),
  });
}

const hardships = (hardshipConfig.projects ?? []).map(
  ({ name = "" }) =>
    () =>
      hardship(name),
);

/** Two at a time, in their order. @returns 0, or the exit code of one that failed */
async function twoAtOnce(jobs: (() => Promise<number>)[]): Promise<number> {
  const queue = [...jobs];
  let failed = 0;
  const lane = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) failed = (await job()) || failed;
  };
  await Promise.all([lane(), lane()]);
  return failed;
}

async function main(): Promise<number> {
  const browser = await prepareBrowser();
  prepareFontsAndJava();
  const server = await startThrowawayServer();
  const database = await createThrowawayDatabase(server.adminUrl);
  const dataDir = path.join(root, ".data-test");
  rmSync(dataDir, { recursive: true, force: true });
  const port = await freePort();
  // By name: passkeys are bound to one, and to no number.
  const url = `http://localhost:${port}`;
  // Stands in for the services that are notified of changes: it accepts every request.
  const listener = createServer((req, res) => req.resume().on("end", () => res.end()));
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const told = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const env = {
    ...process.env,
    ...crawlerSettings(told),
    DATABASE_URL: database.url,
    // Set here, because a .env file may have it.
    PUBLIC_DATABASE_URL: "",
    DATA_DIR: dataDir,
    HOST: "127.0.0.1",
    LOG_LEVEL: "warn",
    // Some tests start a site of their own beside it, on its database (e2e/fixtures/own-site.ts).
    MACHINES_MAY_DIFFER: "1",
    PORT: String(port),
    SITE_URL: url,
    // As where it is reached by HTTPS.
    REQUIRE_SECOND_FACTOR: "publishers",
    // Tests come from one address and stand for many readers.
    TRUSTED_PROXIES: "loopback",
  };
  const site = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const errors = loggedErrors(site.stdout, (line) => console.log(line));
  try {
    await ready(site, url);
    const playwright = (projects: string[], report: string) =>
      run(tool, ["test", "--no-deps", ...projects.map((name) => `--project=${name}`), ...chosen], {
        ...env,
        E2E_URL: url,
        PLAYWRIGHT_CHROMIUM: browser,
        PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(root, "test-results", `${report}.json`),
      });
    if (process.env.VISUAL) return await playwright(["visual"], "playwright");
    if (process.env.RANDOM_ADDRESSES) return await hardship();
    const pictures = hasPictureFonts() ? ["visual"] : [];
    if (pictures.length === 0) {
      console.log("Reference pictures are not compared: Debian's Noto fonts are not here.");
    }
    // Nobody has an account yet, and none of these brings one beside the first.
    const reading = await playwright(
      ["first", "http", "desktop", "phone", "no-javascript", ...pictures],
      "playwright",
    );
    // These change what is public: only when the others have looked.
    const desk = await playwright(["staff", "staff-phone"], "staff");
    // Each runs one test at a time, and they share no site. The longest come first.
    const rest = await twoAtOnce([() => playwright(["publishing"], "publishing"), ...hardships]);
    return reading || desk || rest || faultsOf(errors());
  } finally {
    await stop(site);
    listener.close();
    await database.drop();
    await server.stop();
  }
}

/** Settings for search engines, so that tests can look at what they bring about. */
const crawlerSettings = (told: string) => ({
  WEBSUB_HUB: `${told}/hub`,
  INDEXNOW_KEY: "0123456789abcdef",
  INDEXNOW_URL: `${told}/indexnow`,
  GOOGLE_SITE_VERIFICATION: "google-proof",
  GOOGLE_VERIFICATION_FILE: "google0123456789abcdef.html",
  YANDEX_VERIFICATION: "0123456789abcdef",
  BING_VERIFICATION: "0123456789ABCDEF",
  BAIDU_SITE_VERIFICATION: "codeva-AbC123",
  BAIDU_VERIFICATION_FILE: "baidu_verify_codeva-AbC123.html=0a1b2c",
  SECURITY_CONTACT: "mailto:security@example.com",
});

/** What a site has to say as an error is one, even where no test saw it. */
function faultsOf(errors: readonly string[]): number {
  for (const message of errors) console.error(`The site logged an error: ${message}`);
  return errors.length > 0 ? 1 : 0;
}

/** Waits until the site says that it is; its own words say why when it does not come up. */
async function ready(site: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + startWithinMs;
  while (Date.now() < deadline) {
    if (site.exitCode !== null) throw new Error("The site ended before it was ready.");
    const response = await fetch(`${url}/en`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The site was not ready within ${startWithinMs / 1000} seconds.`);
}

function stop(site: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (site.exitCode !== null || site.signalCode !== null) return resolve();
    site.once("exit", () => resolve());
    site.kill("SIGTERM");
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
