import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/lib/postgres/postmaster";

const startsWithinMs = 600_000;

export type Answers = Record<string, string>;

/**
 * Starts a version of the site on a data folder, reads addresses, and stops it.
 *
 * @param dev without a build: it only has to fill the folder
 * @returns the title of each page; what the start has said, where it ended
 */
export async function readFrom(
  folder: string,
  dataDir: string,
  addresses: readonly string[],
  { dev }: { dev: boolean },
): Promise<{ titles: Answers } | { refusal: string }> {
  const port = await freePort();
  const { DATABASE_URL, PUBLIC_DATABASE_URL, SITE_URL, ...own } = process.env;
  const child = spawn(process.execPath, ["scripts/start.mjs", ...(dev ? ["--dev"] : [])], {
    cwd: folder,
    env: { ...own, DATA_DIR: dataDir, PORT: `${port}`, HOST: "127.0.0.1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  try {
    const deadline = Date.now() + startsWithinMs;
    while (!said.includes("Ctrl-C stops it")) {
      if (child.exitCode !== null) return { refusal: said };
      if (Date.now() > deadline) throw new Error(`it was not ready in time:\n${said}`);
      await sleep(200);
    }
    const titles: Answers = {};
    for (const address of addresses) {
      const response = await fetch(`http://127.0.0.1:${port}${address}`);
      const title = /<h1[^>]*>(.*?)<\/h1>/s.exec(await response.text())?.[1] ?? "";
      titles[address] = `${response.status} ${title.replace(/<[^>]+>/g, "").trim()}`;
    }
    return { titles };
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}
