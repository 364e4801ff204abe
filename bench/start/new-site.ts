import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "@/lib/postgres/postmaster";
import { argumentsOf, familyOf } from "@/scripts/site-under-test/family";
import { firstAnswer } from "./first-answer";

/**
 * `npm start` where the site was built and never ran: database, first content
 * and pages are made.
 *
 * @returns milliseconds until its home page was answered
 */
export async function startNewSite(): Promise<number> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "newsroom-start-"));
  // As root the database runs as another account, which must be able to enter.
  await chmod(dataDir, 0o755);
  const port = await freePort();
  const { DATABASE_URL, PUBLIC_DATABASE_URL, SITE_URL, ...own } = process.env;
  const env = { ...own, DATA_DIR: dataDir, PORT: `${port}`, HOST: "127.0.0.1" };
  const since = performance.now();
  const npm = spawn("npm", ["start"], { env, stdio: "ignore" });
  const ended = once(npm, "exit");
  try {
    const early = ended.then(() => {
      throw new Error("npm start has ended");
    });
    const answered = firstAnswer(`http://127.0.0.1:${port}/en`, since);
    return (await Promise.race([answered, early])).ms;
  } finally {
    // A shell between npm and the start does not pass a signal on.
    const start = familyOf(npm.pid ?? 0).find((pid) => argumentsOf(pid)[1] === "scripts/start.mjs");
    if (start) process.kill(start, "SIGTERM");
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** A Node that does nothing but answer: what no site can be sooner than. */
export async function startBareNode(): Promise<number> {
  const port = await freePort();
  const program = `require("node:http").createServer((_, res) => res.end("x")).listen(${port}, "127.0.0.1")`;
  const since = performance.now();
  const child = spawn(process.execPath, ["-e", program], { stdio: "ignore" });
  try {
    return (await firstAnswer(`http://127.0.0.1:${port}/`, since)).ms;
  } finally {
    child.kill("SIGKILL");
  }
}
