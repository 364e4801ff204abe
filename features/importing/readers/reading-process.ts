import { type ChildProcess, spawn } from "node:child_process";
import { setPriority } from "node:os";
import path from "node:path";

/** A file that takes longer to read was made to keep a server busy. */
const longestMs = 60_000;
/** Of the reading process's own memory; a text of two hundred thousand characters takes a tenth. */
const mostMegabytes = 512;
/** Then another process is begun: what one of them forgets to free is not to end a later file. */
const mostFiles = 200;
const behindReaders = 10;

/**
 * Has a program read the file of a folder. What ends it for want of time or
 * memory is no error: its answer is not there.
 */
export type RunIn = (folder: string, script: string) => Promise<void>;

/** In a process that reads this one file. */
export const once: RunIn = (folder, script) =>
  new Promise((resolve, reject) => {
    const begun = begin(script, [folder]);
    const timer = setTimeout(() => begun.child.kill("SIGKILL"), longestMs);
    begun.child.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    begun.child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else ended(begun, signal, resolve, reject);
    });
  });

/**
 * A process that reads one file after the other: to begin one takes a second
 * of a processor, which would be most of the time that a page of an old site
 * takes. One that a file has ended is begun anew for the next file.
 *
 * @returns what has a file read, always of the same program; and what ends the process
 */
export function keptProcess(limit = longestMs): { run: RunIn; end: () => void } {
  let kept: (Begun & { files: number }) | undefined;
  const end = () => {
    kept?.child.kill("SIGKILL");
    kept = undefined;
  };
  const run: RunIn = (folder, script) =>
    new Promise((resolve, reject) => {
      if (kept && kept.files >= mostFiles) end();
      const begun = kept ?? { ...begin(script, [], true), files: 0 };
      if (!kept) {
        const isOver = () => {
          if (kept === begun) kept = undefined;
        };
        begun.child.on("close", isOver).on("error", isOver);
      }
      kept = begun;
      begun.files += 1;
      const { child } = begun;
      const over = (then: () => void) => {
        clearTimeout(timer);
        child.off("message", onMessage).off("close", onClose).off("error", onError);
        then();
      };
      // A loader may have messages of its own.
      const onMessage = (message: unknown) => message === "done" && over(resolve);
      const onClose = (_: number | null, signal: NodeJS.Signals | null) =>
        over(() => ended(begun, signal, resolve, reject));
      const onError = (error: Error) => over(() => reject(error));
      const timer = setTimeout(() => child.kill("SIGKILL"), limit);
      child.on("message", onMessage).on("close", onClose).on("error", onError);
      child.send(folder);
    });
  return { run, end };
}

type Begun = { child: ChildProcess; said: () => string };

/** @param kept it hears of its files by messages, and not of a Ctrl-C that is meant for the command */
function begin(script: string, args: string[], kept = false): Begun {
  const program = path.join(process.cwd(), script);
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${mostMegabytes}`, "--import", "tsx", program, ...args],
    {
      stdio: ["ignore", "ignore", "pipe", ...(kept ? (["ipc"] as const) : [])],
      detached: kept,
      // No address of a database and no secret: a reader needs none.
      env: { PATH: process.env.PATH ?? "", NODE_ENV: process.env.NODE_ENV, TZ: "UTC" },
    },
  );
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-4_000);
  });
  try {
    if (child.pid !== undefined) setPriority(child.pid, behindReaders);
  } catch {
    // Some systems do not let a priority be lowered: then it competes with the site.
  }
  return { child, said: () => said };
}

function ended(
  { said }: Begun,
  signal: NodeJS.Signals | null,
  resolve: () => void,
  reject: (error: Error) => void,
): void {
  const outOfMemory = /heap out of memory|allocation failed/i.test(said());
  if (signal || outOfMemory) resolve();
  else reject(new Error(`reading a file failed: ${said().trim()}`));
}
