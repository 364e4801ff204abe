import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { dataDir } from "@/lib/storage";
import type { PictureFault } from "./clean";
import type { Original } from "./derive";
import { inTurn } from "./one-at-a-time";

/** Bytes of a file. */
export const largestFile = 25 * 1024 * 1024;

/** A picture that takes longer to make is given up. Milliseconds. */
const longest = 90_000;

export type Received = { original: Original } | { fault: PictureFault | "too-large" };

/**
 * Takes a picture from a request. It is decoded and encoded anew in a process
 * of its own: one made to break the decoder, or to fill the memory, ends that
 * process and nothing else.
 */
export async function receivePicture(body: ReadableStream<Uint8Array> | null): Promise<Received> {
  if (!body) return { fault: "not-a-picture" };
  const folder = path.join(dataDir(), "incoming");
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, randomUUID());
  try {
    const whole = await store(body, file);
    if (!whole) return { fault: "too-large" };
    return await inTurn(() => takeIn(file));
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
      if (size > largestFile) done(new TooLarge());
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

/** Has a file made into a picture of the library, by another process. */
function takeIn(file: string): Promise<Received> {
  return new Promise((resolve, reject) => {
    const script = path.join(process.cwd(), "features/media/pictures/take-in.ts");
    const child = spawn(process.execPath, ["--import", "tsx", script, file], {
      stdio: ["ignore", "pipe", "inherit"],
      timeout: longest,
      killSignal: "SIGKILL",
      env: process.env,
    });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    child.on("error", reject);
    child.on("close", () => {
      const answer = said.trim().split("\n").at(-1);
      // Killed, or out of memory: whatever it was, it is no honest picture.
      if (!answer) return resolve({ fault: "too-many-pixels" });
      resolve(JSON.parse(answer) as Received);
    });
  });
}
