import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { inTurn } from "@/features/media/pictures/lanes";
import { dataDir } from "@/lib/storage";
import type { ImportedPicture, ImportedText, ReaderOptions } from "./imported-text";
import { once, type RunIn } from "./reading-process";
import { type FileRefusal, RefusedFile } from "./refused-file";

type Answer = {
  text: Omit<ImportedText, "pictures"> & {
    pictures: (Omit<ImportedPicture, "bytes"> & { isThere: boolean })[];
  };
};
type Refused = { refusal: FileRefusal; details: string[] };

/**
 * Reads a file in a process of its own, with limits of time and memory: front
 * and app go on whatever the file was made to do.
 *
 * @param who whose it is, for turns: an account, or a command
 * @param run where many files are read: a process that is kept for them
 * @throws RefusedFile for what is not read, with what to do instead
 */
export async function readFileApart(
  bytes: Uint8Array,
  options: ReaderOptions & {
    /** A post of an export of WordPress (wordpress/post.ts), not a file that somebody has sent. */
    isPost?: boolean;
  },
  who: string,
  run: RunIn = once,
): Promise<ImportedText> {
  const script = "features/importing/readers/read-process.ts";
  return apart<Answer, ImportedText>(
    { bytes, options, who, script, run },
    async ({ text }, own) => {
      const { pictures, ...rest } = text;
      return {
        ...rest,
        pictures: await Promise.all(
          pictures.map(async ({ isThere, ...picture }, index) => ({
            ...picture,
            bytes: isThere ? await readFile(own(`picture-${index}`)) : undefined,
          })),
        ),
      };
    },
  );
}

type Work = {
  bytes: Uint8Array;
  /** What the program is told beside the file. */
  options: { name: string };
  who: string;
  /** The program: it finds `file` and `options.json` in its folder, and leaves `text.json`. */
  script: string;
  run?: RunIn;
};

/**
 * Has a program of its own read a file in a folder of its own.
 *
 * @param take what is made of its answer, while the folder is still there
 * @throws RefusedFile when it refused the file, or came to no end
 */
export async function apart<T extends object, R>(
  { bytes, options, who, script, run = once }: Work,
  take: (answer: T, own: (name: string) => string) => R | Promise<R>,
): Promise<R> {
  const incoming = path.join(dataDir(), "incoming");
  await mkdir(incoming, { recursive: true });
  const folder = await mkdtemp(path.join(incoming, "import-"));
  const own = (name: string) => path.join(folder, name);
  try {
    await writeFile(own("file"), bytes);
    await writeFile(own("options.json"), JSON.stringify(options));
    await inTurn(who, () => run(folder, script));
    const said = await readFile(own("text.json"), "utf8").catch(() => undefined);
    // It was killed, by us or for want of memory.
    if (said === undefined) throw new RefusedFile(options.name, "too-slow");
    const answer = JSON.parse(said) as T | Refused;
    if ("refusal" in answer) throw new RefusedFile(options.name, answer.refusal, answer.details);
    return await take(answer, own);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
