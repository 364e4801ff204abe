import { spawn } from "node:child_process";
import path from "node:path";
import { inTurn } from "@/features/media/pictures/lanes";
import type { Mended } from "./mend";

/** For all of a step. */
const longestMs = 80_000;

/**
 * Has the files of pictures mended, in a process of its own as all work on
 * pictures: one that ends that process is reported as unreadable.
 */
export async function mendPictures(hashes: readonly string[]): Promise<Mended[]> {
  if (hashes.length === 0) return [];
  const said = await inTurn("mend", () => run(hashes));
  const mended = said
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Mended);
  const known = new Set(mended.map(({ hash }) => hash));
  const [broke, ...others] = hashes.filter((hash) => !known.has(hash));
  if (broke === undefined) return mended;
  return [...mended, { hash: broke, fault: "unreadable" }, ...(await mendPictures(others))];
}

function run(hashes: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const script = path.join(process.cwd(), "features/media/repair/mend-process.ts");
    const child = spawn(process.execPath, ["--import", "tsx", script, ...hashes], {
      stdio: ["ignore", "pipe", "inherit"],
      timeout: longestMs,
      killSignal: "SIGKILL",
      env: process.env,
    });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    child.on("error", reject);
    // What was said in part by one that was killed is not said.
    child.on("close", () => resolve(said.slice(0, said.lastIndexOf("\n") + 1)));
  });
}
