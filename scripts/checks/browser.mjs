// Finds (or installs) what the browser tests need: a Chromium, fonts for Chinese, and Java for the HTML checker.

import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { root } from "./tools.mjs";

// Without windows to draw, the first one takes a third of the others' time.
const headless = "chromium-headless-shell";
const onPath = [headless, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const isRoot = process.getuid?.() === 0;

const succeeds = (file, args, options = {}) =>
  spawnSync(file, args, { stdio: "ignore", timeout: 30_000, ...options }).status === 0;

/**
 * @returns {Promise<string>} the browser's program, or an empty text for
 *   Playwright's own
 * @throws {Error} with one sentence that says what to install
 */
export async function prepareBrowser() {
  const given = process.env.PLAYWRIGHT_CHROMIUM;
  if (given) {
    if (!existsSync(given))
      throw new Error(`PLAYWRIGHT_CHROMIUM names ${given}, which is not there.`);
    return given;
  }
  if (await hasOwn()) return "";
  if ((await canDownload()) && install() && (await hasOwn())) return "";
  const found = findOnPath();
  if (found && path.basename(found) === headless) return found;
  aptInstall([headless]);
  const installed = findOnPath();
  if (installed) return installed;
  throw new Error(
    "No browser for the tests: install Chromium or Chrome, or name one in PLAYWRIGHT_CHROMIUM.",
  );
}

/**
 * The fonts of the reference pictures (e2e/visual/fonts.conf), by a file of
 * each package. Without them Chinese pages are rows of boxes.
 */
const fonts = {
  "fonts-noto-core": "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
  "fonts-noto-cjk": "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
};

/** Without Java markup goes unchecked. */
export function prepareFontsAndJava() {
  const missing = [
    ...Object.keys(fonts).filter((name) => !existsSync(fonts[name])),
    ...(hasJava() ? [] : ["default-jre-headless"]),
  ];
  if (missing.length > 0) aptInstall(missing);
  if (!hasJava()) {
    throw new Error("No Java for the HTML checker: install a Java runtime of version 17 or newer.");
  }
}

/** Elsewhere letters are drawn differently, and pictures cannot be compared. */
export const hasPictureFonts = () => Object.values(fonts).every((file) => existsSync(file));

const hasJava = () => succeeds("java", ["-version"]);

/** There, and it starts: on a bare machine its libraries may be missing. */
async function hasOwn() {
  const { chromium } = await import("@playwright/test");
  const program = chromium.executablePath();
  return existsSync(program) && succeeds(program, ["--version"]);
}

/** Asked first, because the installer waits long for an answer on a closed network. */
async function canDownload() {
  const host = process.env.PLAYWRIGHT_DOWNLOAD_HOST ?? "https://cdn.playwright.dev";
  try {
    await fetch(host, { method: "HEAD", signal: AbortSignal.timeout(3_000) });
    return true;
  } catch {
    return false;
  }
}

function install() {
  console.log("Installing Playwright's Chromium");
  const playwright = path.join(root, "node_modules/.bin/playwright");
  const options = { stdio: ["ignore", "inherit", "inherit"], timeout: 300_000 };
  return succeeds(playwright, ["install", "chromium"], options);
}

function findOnPath() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return onPath
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((program) => isExecutable(program) && succeeds(program, ["--version"]));
}

function isExecutable(program) {
  try {
    accessSync(program, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Does nothing where it cannot: the caller looks again and says what is missing. */
export function aptInstall(packages) {
  if (!isRoot || !succeeds("apt-get", ["--version"])) return;
  console.log(`Installing ${packages.join(", ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const options = { env, stdio: ["ignore", "ignore", "inherit"], timeout: 600_000 };
  succeeds("apt-get", ["update", "-qq"], options);
  succeeds("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], options);
}
