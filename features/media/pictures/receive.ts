import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import type { IntakeFault } from "@/features/media/intake/faults";
import type { Kept } from "@/features/media/intake/keep-file";
import { largestBytes } from "@/features/media/intake/limits";
import { recordFiles } from "@/features/media/records/media-files";
import type { Written } from "@/features/media/storage/media-store";
import { sha256 } from "@/lib/patterns";
import { dataDir } from "@/lib/storage";
import type { Original } from "./derive";
import { inTurn } from "./lanes";
import { runPictureProcess, type Work } from "./picture-process";

/** A picture that takes longer to make is given up. */
const longestMs = 60_000;

/** By which it is made, and what that may take. */
export type Making = Partial<Pick<Work, "script" | "longestMs" | "mostBytes">>;

/** Of which files may have been kept, where it was not taken. */
type Begun = { begun?: string };

/** `detail`: which file in an archive. */
type Faulty = { fault: IntakeFault; detail?: string };

export type TakenIn = Kept | Faulty;

type Received = { original: Original } | (Faulty & Begun);

/**
 * Takes a picture from a request. It is decoded and encoded anew in a process
 * of its own: one made to break the decoder, or to fill the memory, ends that
 * process and nothing else. One that takes long holds up nobody else's
 * (./lanes), and is given up after a minute.
 *
 * @param who whose it is: an account, or a command
 * @returns with a fault: `begun`, of which files may have been kept; whoever asked takes them away
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
 * @throws when that process failed for a reason that is not the file's
 */
export const takeFile = (
  file: string,
  who: string,
  making: Making = {},
): Promise<TakenIn & Begun> => inTurn(who, () => takeIn(file, making));

/** Of the process by what it printed: `begun` alone where it came to no end. */
type Said = Begun & Partial<TakenIn> & { files?: Written[] };

async function takeIn(file: string, making: Making): Promise<TakenIn & Begun> {
  const work = { program: "take-in", args: [file], longestMs, ...making } as const;
  const { lines, code, ended } = await runPictureProcess(work);
  const said: Said = Object.assign({}, ...lines.map((line) => JSON.parse(line)));
  const { files = [], begun, ...taken } = said;
  // A process that was taken over says what it likes.
  const left = begun && sha256.test(begun) ? { begun } : {};
  const known = taken as TakenIn;
  if ("fault" in known) return { ...known, ...left };
  if (!("original" in known || "document" in known)) {
    if (ended) return { fault: faults[ended], ...left };
    throw new Error(`taking in a file ended with exit code ${code}`);
  }
  await recordFiles("original" in known ? known.original.hash : known.document.hash, files);
  return known;
}

const faults = { late: "too-slow", memory: "too-much-memory", broke: "not-a-picture" } as const;
