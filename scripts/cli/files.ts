import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { errorCode, errorMessage } from "@/lib/error-text";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

const megabyte = 1024 * 1024;

/** A text of that size would be a library of books. */
const largestTextBytes = 10 * megabyte;

/** What a file is called in a sentence about it. */
export const fileName = (file: string) => (file === "-" ? "Standard input" : file);

const whys: Record<string, string> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "you may not read it",
  EPERM: "you may not read it",
  ENAMETOOLONG: "its name is too long for any file",
  ELOOP: "it is a link that leads in a circle",
};

/**
 * Reads a whole file, and no more than that of one that has no end.
 *
 * @param file `-` is standard input
 * @param most bytes
 * @throws OperatorError in one sentence that names the file
 */
export async function readInput(file: string, most = largestTextBytes): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of createReadStream(file === "-" ? "/dev/stdin" : file)) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > most) break;
    }
  } catch (error) {
    const why = whys[errorCode(error) ?? ""] ?? errorMessage(error).split("\n")[0];
    throw new OperatorError(`${fileName(file)} could not be read: ${why}.`);
  }
  if (size <= most) return Buffer.concat(chunks);
  throw new OperatorError(`${fileName(file)} is larger than ${Math.floor(most / megabyte)} MB.`);
}

export function utf8(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new OperatorError(`${fileName(file)} is not UTF-8 text: save it as UTF-8 and try again.`);
  }
}

export async function readJson(file: string): Promise<unknown> {
  const text = utf8(await readInput(file), file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new OperatorError(`${fileName(file)} is not JSON: see below where it breaks off.`, [
      errorMessage(error),
    ]);
  }
}

/** Of a command that writes files. */
export const forceOption = {
  kind: "flag",
  help: "write over a file that is there already",
} as const;

/**
 * Whether a command may write a file: what is there may be the only backup, or
 * what a translator has sent back.
 *
 * @param force as `forceOption` says
 * @throws OperatorError when it may not, in one sentence that says what to do
 */
export async function mayWrite(file: string, force: boolean): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) {
    throw new OperatorError(
      `${file} is a folder: name a file in it, such as ${path.join(file, "name")}.`,
    );
  }
  if (!found?.isFile() || force) return;
  throw new OperatorError(
    `${file} is there already and was left as it is: choose another name, or say --force to write over it.`,
  );
}
