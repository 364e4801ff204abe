import { spawn } from "node:child_process";
import path from "node:path";
import { childEnv } from "@/features/media/pictures/child-env";
import { inTurn } from "@/features/media/pictures/lanes";
import { recordFiles } from "@/features/media/records/media-files";
import type { Written } from "@/features/media/storage/media-store";

/** A picture that takes longer to cut is given up. */
const longestMs = 30_000;

const running = new Map<string, Promise<void>>();

/**
 * Has the crops of a picture made: of one that was taken in before there were
 * any, or around a point that was chosen since. In a process of its own, as
 * all work on pictures; who asks meanwhile waits for the same.
 *
 * @throws when they could not be made
 */
export function makeCrops(hash: string, focalX: number, focalY: number): Promise<void> {
  const key = [hash, focalX, focalY].join(" ");
  const known = running.get(key);
  if (known) return known;
  const made = inTurn("crops", () => run([hash, `${focalX}`, `${focalY}`]))
    .then((files) => recordFiles(hash, files))
    .finally(() => running.delete(key));
  running.set(key, made);
  return made;
}

function run(args: string[]): Promise<Written[]> {
  return new Promise((resolve, reject) => {
    const script = path.join(process.cwd(), "features/media/crops/crop-process.ts");
    const child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
      stdio: ["ignore", "pipe", "inherit"],
      timeout: longestMs,
      killSignal: "SIGKILL",
      env: childEnv(),
    });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0
        ? resolve(JSON.parse(said) as Written[])
        : reject(new Error(`the crops of ${args[0]} could not be made`)),
    );
  });
}
