import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ReaderOptions } from "./imported-text";
import { readBytes } from "./read-bytes";
import { RefusedFile } from "./refused-file";

/**
 * Run as a program of its own with a folder: reads its file `file` as
 * `options.json` says, and leaves `text.json` there, with the pictures as
 * files beside it. A file made to break a parser, or to fill the memory, ends
 * this process and nothing else. Without a folder it is told one after the
 * other, and says when each is done (reading-process.ts).
 */
async function read(folder: string): Promise<void> {
  const own = (name: string) => path.join(folder, name);
  await writeFile(own("text.json"), JSON.stringify(await answerOf(own)));
}

async function answerOf(own: (name: string) => string): Promise<object> {
  const { isPost, ...options } = JSON.parse(await readFile(own("options.json"), "utf8")) as Told;
  try {
    const text = await readAs(isPost, await readFile(own("file")), options);
    const pictures = [];
    for (const [index, { bytes, ...picture }] of text.pictures.entries()) {
      if (bytes) await writeFile(own(`picture-${index}`), bytes);
      pictures.push({ ...picture, isThere: bytes !== undefined });
    }
    return { text: { ...text, pictures } };
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    return { refusal: error.refusal, details: error.details ?? [] };
  }
}

type Told = ReaderOptions & { isPost?: boolean };

async function readAs(isPost = false, bytes: Buffer, options: ReaderOptions) {
  if (!isPost) return readBytes(bytes, options);
  const { readPost } = await import("@/features/importing/wordpress/post");
  const text = readPost(bytes, options);
  if (!text.body) throw new RefusedFile(options.name, "empty");
  return text;
}

if (process.send) {
  process.on("message", async (folder: string) => {
    await read(folder);
    process.send?.("done");
  });
} else await read(process.argv[2] ?? "");
