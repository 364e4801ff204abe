import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright";

const run = promisify(execFile);

export const categories = ["performance", "accessibility", "best-practices", "seo"] as const;

export type Reading = {
  /** Of 100, in the order of `categories`. */
  scores: number[];
  /** Largest contentful paint, milliseconds, as on a slow phone. */
  lcp: number;
  tbtMs: number;
  cls: number;
  bytes: number;
  /** What has less than nine tenths of its points, in Lighthouse's words. */
  weak: string[];
};

type Report = {
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { score: number | null; numericValue?: number; title: string }>;
};

/**
 * Lighthouse is no dependency: it brings 150 packages of 185 MB, for a command
 * that is run now and then. `npx` fetches it, or LIGHTHOUSE names its program.
 */
const [program = "npx", ...before] = process.env.LIGHTHOUSE
  ? [process.env.LIGHTHOUSE]
  : ["npx", "--yes", "lighthouse@12.8.2"];

/** One browser for all readings, started for them. */
export class MeasuringBrowser {
  readonly #folder = mkdtempSync(path.join(tmpdir(), "lighthouse-"));
  readonly #port = 9300 + (process.pid % 600);
  readonly #browser = spawn(
    process.env.PLAYWRIGHT_CHROMIUM || chromium.executablePath(),
    [
      "--headless=new",
      `--remote-debugging-port=${this.#port}`,
      `--user-data-dir=${this.#folder}`,
      "--disable-background-networking",
      "--disable-quic",
      "--no-first-run",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
    // A group of its own: what is started may be a script around the browser.
    { stdio: "ignore", detached: true },
  );

  /** @throws when it does not answer within ten seconds */
  async ready(): Promise<void> {
    for (let attempt = 0; attempt < 100; attempt++) {
      const version = `http://127.0.0.1:${this.#port}/json/version`;
      if (await fetch(version).catch(() => undefined)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("The browser did not start.");
  }

  async read(address: string): Promise<Reading> {
    const output = path.join(this.#folder, "report.json");
    await run(program, [
      ...before,
      address,
      `--port=${this.#port}`,
      "--quiet",
      "--output=json",
      `--output-path=${output}`,
      `--only-categories=${categories.join(",")}`,
    ]);
    const { audits, categories: found }: Report = JSON.parse(readFileSync(output, "utf8"));
    const value = (name: string) => audits[name]?.numericValue ?? Number.NaN;
    return {
      scores: categories.map((name) => Math.round((found[name]?.score ?? 0) * 100)),
      lcp: value("largest-contentful-paint"),
      tbtMs: value("total-blocking-time"),
      cls: value("cumulative-layout-shift"),
      bytes: value("total-byte-weight"),
      weak: Object.entries(audits)
        .filter(([, { score }]) => score !== null && score < 0.9)
        .map(([name, { score, title }]) => `${name} ${score}: ${title}`),
    };
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.#browser.once("exit", resolve));
    if (this.#browser.pid) process.kill(-this.#browser.pid);
    await gone;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
