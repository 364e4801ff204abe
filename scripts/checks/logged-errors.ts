import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** Of pino: an error, and what is worse. */
const error = 50;

/**
 * Passes on what a site says, and keeps the errors among it: what no reader
 * saw is a fault all the same.
 *
 * @param say told every line
 * @returns the messages so far
 */
export function loggedErrors(output: Readable, say: (line: string) => void): () => string[] {
  const found: string[] = [];
  createInterface({ input: output }).on("line", (line) => {
    say(line);
    const message = errorIn(line);
    if (message !== undefined) found.push(message);
  });
  return () => found;
}

/** @returns undefined for a line that tells of no error */
export function errorIn(line: string): string | undefined {
  if (!line.startsWith('{"level":')) return undefined;
  try {
    const { level, msg = "", err } = JSON.parse(line);
    return level >= error ? [msg, err?.message].filter(Boolean).join(": ") : undefined;
  } catch {
    return undefined;
  }
}
