import { readFile } from "node:fs/promises";
import { errorCode, errorMessage } from "@/lib/error-text";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

/** @param file `-` is standard input */
export async function readInput(file: string): Promise<Buffer> {
  try {
    return await readFile(file === "-" ? "/dev/stdin" : file);
  } catch (error) {
    const why = errorCode(error) === "ENOENT" ? "there is no such file" : errorMessage(error);
    throw new OperatorError(`${file} could not be read: ${why}.`);
  }
}

export function utf8(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new OperatorError(`${file} is not UTF-8 text: save it as UTF-8 and try again.`);
  }
}

export async function readJson(file: string): Promise<unknown> {
  const text = utf8(await readInput(file), file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new OperatorError(`${file} is not JSON: see below where it breaks off.`, [
      errorMessage(error),
    ]);
  }
}
