import { spawn } from "node:child_process";
import path from "node:path";
import { childEnv } from "@/features/media/pictures/child-env";
import { inTurn } from "@/features/media/pictures/lanes";
import { storeAwayExit } from "./exit";
import type { Mendable, Mended } from "./mend";

/** For all of a step. */
const longestMs = 80_000;

/**
 * Has the files of pictures mended, in a process of its own as all work on
 * pictures: one that ends that process is reported as unreadable.
 *
 * @returns of the first so many where files cannot be asked for any more
 * @throws where they cannot be from the beginning
 */
export async function mendPictures(pictures: readonly Mendable[]): Promise<Mended[]> {
  if (pictures.length === 0) return [];
  const { said, away } = await inTurn("mend", () => run(pictures));
  const mended = said
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Mended);
  const known = new Set(mended.map(({ hash }) => hash));
  const [broke, ...others] = pictures.filter(({ hash }) => !known.has(hash));
  if (broke === undefined) return mended;
  // That is no fault of the picture's: what was done counts, and the others are for another time.
  if (away && mended.length > 0) return mended;
  if (away) throw new Error("pictures cannot be mended while their files cannot be asked for");
  const fault = { hash: broke.hash, fault: "unreadable" } as const;
  return [...mended, fault, ...(await mendPictures(others))];
}

function run(pictures: readonly Mendable[]): Promise<{ said: string; away: boolean }> {
  return new Promise((resolve, reject) => {
    const script = path.join(process.cwd(), "features/media/repair/mend-process.ts");
    const given = pictures.map((picture) => JSON.stringify(picture));
    const child = spawn(process.execPath, ["--import", "tsx", script, ...given], {
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
    // What was said in part by one that was killed is not said.
    child.on("close", (code) =>
      resolve({ said: said.slice(0, said.lastIndexOf("\n") + 1), away: code === storeAwayExit }),
    );
  });
}
