import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright";
import { openSession } from "@/bench/desk/session";
import { percentile } from "@/bench/publish/watch";
import { median } from "@/bench/serve/measure";
import { removeFolder, site } from "@/bench/serve/servers";
import { storyPaths } from "@/features/editorial/paths";
import { freePort } from "@/lib/postgres/postmaster";
import { createThrowawayDatabase, startThrowawayServer } from "@/lib/postgres/throwaway";

// `npm run bench:translate [-- --blocks 400 --rounds 12]`: one long text, opened and saved in the editor and
// beside its source, in turn, in a browser.

const option = (name: string, otherwise: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const blocks = Number(option("blocks", "400"));
const rounds = Number(option("rounds", "12"));
if ([blocks, rounds].some((each) => !Number.isInteger(each) || each < 1)) {
  throw new Error("--blocks and --rounds take whole numbers: --blocks 400");
}

/** What is aimed at: so much longer than the editor may the translation screen take. */
const aim = 1.5;

const steps = ["opened", "a letter typed", "saved"] as const;
type Times = Record<(typeof steps)[number], number>;

const folder = mkdtempSync(path.join(tmpdir(), "newsroom-translate-"));
chmodSync(folder, 0o755);
const dataDir = path.join(folder, "data");
mkdirSync(dataDir);
const server = await startThrowawayServer();
const database = await createThrowawayDatabase(server.adminUrl);
process.env.DATA_DIR = dataDir;
process.env.PUBLIC_DATABASE_URL = "";
process.env.DATABASE_URL = database.url;
const served = await site(process.cwd(), dataDir, await freePort());
const { origin } = new URL(served.url);

/** By a program of its own: what fills a database must not stay open beside what is measured. */
const printed = execFileSync(
  process.execPath,
  ["--import", "tsx", "bench/translate/fill.ts", `${blocks}`],
  { encoding: "utf8" },
);
const { documentId, userId } = JSON.parse(printed.trim().split("\n").at(-1) ?? "");

async function signedIn(): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const cookie = await openSession(database.url, userId);
  await context.addCookies([{ ...cookie, url: origin, httpOnly: true, sameSite: "Lax" }]);
  return context;
}

/** Opens a screen, types a letter into a passage in the middle, and waits until it is saved. */
async function measured(page: Page, address: string): Promise<Times> {
  const middle = page.locator(`.ProseMirror > :nth-child(${Math.ceil(blocks / 2)})`);
  let began = performance.now();
  await page.goto(`${origin}${address}`);
  await page.locator(".ProseMirror").waitFor();
  await page.locator("[data-state=saved]").waitFor();
  const opened = performance.now() - began;
  await middle.click();
  await page.keyboard.press("End");
  began = performance.now();
  await page.keyboard.type("x");
  // Two frames: what follows from the letter has been painted.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  const typed = performance.now() - began;
  began = performance.now();
  await page.locator("[data-state]:not([data-state=saved])").first().waitFor();
  await page.locator("[data-state=saved]").waitFor();
  return { opened, "a letter typed": typed, saved: performance.now() - began };
}

const browser = await chromium.launch({
  ...(process.env.PLAYWRIGHT_CHROMIUM ? { executablePath: process.env.PLAYWRIGHT_CHROMIUM } : {}),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const screens = {
  editor: storyPaths.text("en", documentId, "en"),
  "translation screen": storyPaths.translate("en", documentId, "en"),
};
try {
  const context = await signedIn();
  const taken = new Map<string, Times[]>();
  for (let round = -1; round < rounds; round++) {
    const order = Object.entries(screens);
    // In turn: what else the machine does meets both.
    for (const [name, address] of round % 2 === 0 ? order : order.reverse()) {
      const page = await context.newPage();
      const times = await measured(page, address);
      await page.close();
      // The first round warms up.
      if (round >= 0) taken.set(name, [...(taken.get(name) ?? []), times]);
    }
  }
  console.log(
    `A made-up text of ${blocks} passages, one in ten behind its source. ${rounds} rounds, in ms. Aim: ${aim} times the editor.\n`,
  );
  console.log(
    "| | editor: p50 | p90 | translation screen: p50 | p90 | of p50 | median of the rounds |",
  );
  console.log(`| --- |${" ---: |".repeat(6)}`);
  const [editor = [], beside = []] = Object.keys(screens).map((name) => taken.get(name));
  for (const step of steps) {
    const [a, b] = [editor, beside].map((each) => each.map((times) => times[step]));
    if (!a || !b) continue;
    const figures = [a, b].flatMap((of) =>
      [0.5, 0.9].map((part) => percentile(of, part).toFixed(0)),
    );
    const ratios = a.map((of, round) => (b[round] ?? 0) / of);
    const said = [percentile(b, 0.5) / percentile(a, 0.5), median(ratios)];
    console.log(`| ${step} | ${[...figures, ...said.map((of) => of.toFixed(2))].join(" | ")} |`);
  }
  await context.close();
} finally {
  await browser.close();
  await served.stop();
  await database.drop();
  await server.stop();
  removeFolder(folder);
}
process.exit();
