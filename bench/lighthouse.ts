import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright";
import { locales } from "@/i18n/routing";

/**
 * Lighthouse as a phone, the median of three runs of the home page, a section
 * and an article in every language: `npm run bench:lighthouse -- ADDRESS`,
 * with the site running there. Ends with 1 when a page has less than 100 for
 * accessibility, best practices or search engines, or moves while it loads.
 *
 * Lighthouse is no dependency: it brings 150 packages of 185 MB, for a command
 * that is run now and then. `npx` fetches it, or LIGHTHOUSE
 * names its program.
 */

const site = process.argv[2] ?? "http://localhost:3000";
const runs = 3;
const [program = "npx", ...before] = process.env.LIGHTHOUSE
  ? [process.env.LIGHTHOUSE]
  : ["npx", "--yes", "lighthouse@12.8.2"];
const categories = ["performance", "accessibility", "best-practices", "seo"];

type Report = {
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { score: number | null; numericValue?: number; title: string }>;
};

const folder = mkdtempSync(path.join(tmpdir(), "lighthouse-"));
const port = 9300 + (process.pid % 600);
const browser = spawn(
  process.env.PLAYWRIGHT_CHROMIUM || chromium.executablePath(),
  [
    "--headless=new",
    `--remote-debugging-port=${port}`,
    `--user-data-dir=${folder}`,
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ],
  { stdio: "ignore" },
);

function measure(address: string): Report {
  const output = path.join(folder, "report.json");
  const options = [
    `--port=${port}`,
    "--quiet",
    "--output=json",
    `--output-path=${output}`,
    `--only-categories=${categories.join(",")}`,
  ];
  execFileSync(program, [...before, address, ...options], { stdio: ["ignore", "ignore", "pipe"] });
  return JSON.parse(readFileSync(output, "utf8"));
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

async function pagesOf(locale: string): Promise<string[]> {
  const home = await (await fetch(`${site}/${locale}`)).text();
  const links = [...home.matchAll(/href="([^"]+)"/g)].map((found) => found[1] ?? "");
  const story = links.find((link) => /^\/\w+\/news\/[^/]+\/[^/]+$/.test(link));
  if (!story) throw new Error(`No story on the home page of ${locale}`);
  return [`/${locale}`, story.replace(/\/[^/]+$/, ""), story];
}

async function reachable(): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The browser did not start.");
}

let failed = false;
try {
  await reachable();
  console.log(["page", ...categories, "LCP s", "TBT ms", "CLS", "KB"].join(" | "));
  // Before the first measurement: a connection kept open would be closed meanwhile.
  const pages = (await Promise.all(locales.map(pagesOf))).flat();
  for (const page of pages) {
    const reports = Array.from({ length: runs }, () => measure(site + page));
    const of = (read: (report: Report) => number) => median(reports.map(read));
    const audit = (name: string) => of(({ audits }) => audits[name]?.numericValue ?? Number.NaN);
    const scores = categories.map((name) =>
      Math.round(of((report) => (report.categories[name]?.score ?? 0) * 100)),
    );
    const shift = audit("cumulative-layout-shift");
    failed ||= shift > 0.001 || scores.slice(1).some((score) => score < 100);
    const figures = [
      (audit("largest-contentful-paint") / 1000).toFixed(2),
      audit("total-blocking-time").toFixed(0),
      shift.toFixed(3),
      (audit("total-byte-weight") / 1024).toFixed(0),
    ];
    console.log([page, ...scores, ...figures].join(" | "));
    const weak = Object.entries(reports[0]?.audits ?? {}).filter(
      ([, { score }]) => score !== null && score < 0.9,
    );
    for (const [name, { score, title }] of weak) console.log(`    ${name} ${score}: ${title}`);
  }
} finally {
  browser.kill();
  await new Promise((resolve) => browser.once("exit", resolve));
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
