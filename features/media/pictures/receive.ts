import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { setPriority } from "node:os";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import type { IntakeFault } from "@/features/media/intake/faults";
import type { Kept } from "@/features/media/intake/keep-file";
import { largestBytes } from "@/features/media/intake/limits";
import { recordFiles } from "@/features/media/records/media-files";
import type { Written } from "@/features/media/storage/media-store";
import { dataDir } from "@/lib/storage";
import { childEnv } from "./child-env";
import type { Original } from "./derive";
import { inTurn } from "./lanes";

/** A picture that takes longer to make is given up. */
const longestMs = 60_000;

/** By which it is made, and how long that may take. */
type Making = { script?: string; longestMs?: number };

/** `detail`: which file in an archive. */
type Faulty = { fault: IntakeFault; detail?: string };

export type TakenIn = Kept | Faulty;

type Received = { original: Original } | Faulty;

/**
 * Takes a picture from a request. It is decoded and encoded anew in a process
 * of its own: one made to break the decoder, or to fill the memory, ends that
 * process and nothing else. One that takes long holds up nobody else's
 * (./lanes), and is given up after a minute.
 *
 * @param who whose it is: an account, or a command
 */
export async function receivePicture(
  body: ReadableStream<Uint8Array> | null,
  who: string,
  making: Making = {},
): Promise<Received> {
  if (!body) return { fault: "not-a-picture" };
  const folder = path.join(dataDir(), "incoming");
  await mkdir(folder, { recursive: true });
  // By the number of the process a start tells what one that died has left: lib/leftovers.ts.
  const file = path.join(folder, `${randomUUID()}.${process.pid}.upload`);
  try {
    const whole = await store(body, file);
    if (!whole) return { fault: "too-large" };
    const taken = await takeFile(file, who, making);
    return "document" in taken ? { fault: "kind" } : taken;
  } finally {
    await rm(file, { force: true });
  }
}

class TooLarge extends Error {}

/** @returns false for a file that is too large, however its length was announced */
async function store(body: ReadableStream<Uint8Array>, file: string): Promise<boolean> {
  let size = 0;
  const limit = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.length;
      if (size > largestBytes.picture) done(new TooLarge());
      else done(null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(body as NodeStream), limit, createWriteStream(file));
    return true;
  } catch (error) {
    if (error instanceof TooLarge) return false;
    throw error;
  }
}

/**
 * Takes a file on disk into the library's folder: a picture, or a document
 * that readers are given as it is. In a process of its own, as all that comes
 * from outside.
 *
 * @param who whose it is: an account, or a command
 */
export const takeFile = (file: string, who: string, making: Making = {}): Promise<TakenIn> =>
  inTurn(who, () => takeIn(file, making));

function takeIn(
  file: string,
  { script = "features/media/pictures/take-in.ts", longestMs: limit = longestMs }: Making,
): Promise<TakenIn> {
  return new Promise((resolve, reject) => {
    const program = path.join(process.cwd(), script);
    const child = spawn(process.execPath, ["--import", "tsx", program, file], {
      stdio: ["ignore", "pipe", "inherit"],
      timeout: limit,
      killSignal: "SIGKILL",
      env: childEnv(),
    });
    stepBack(child.pid);
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    child.on("error", reject);
    child.on("close", () => {
      const answer = said.trim().split("\n").at(-1);
      // Killed by us, it took too long; otherwise it was out of memory.
      if (!answer) return resolve({ fault: child.killed ? "too-slow" : "too-many-pixels" });
      const { files = [], ...taken } = JSON.parse(answer) as TakenIn & { files?: Written[] };
      if ("fault" in taken) return resolve(taken);
      const { hash } = "original" in taken ? taken.original : taken.document;
      recordFiles(hash, files).then(() => resolve(taken), reject);
    });
  });
}

/** Niceness of the process: 0 is ordinary, 19 gets the processor last. */
const behindReaders = 10;

/** Readers go first. Some systems do not let a priority be lowered, and the process may have ended already. */
function stepBack(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, behindReaders);
  } catch {
    // Then it competes with the site.
  }
}
