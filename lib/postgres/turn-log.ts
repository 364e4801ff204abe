import {
  closeSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from "node:fs";

/**
 * Keeps the log of the embedded server from growing without bound, while the
 * server writes to it. The server's own collector cannot: it empties a file
 * when its time has come and not when its size has, so one bad day fills the
 * disk; and a pipe to the supervisor would hold the server up, or end with it.
 * So what is newest is copied beside the log, which is emptied where it lies:
 * the server has it open for appending, and goes on at its new end. What it
 * writes between the two, some milliseconds, is lost.
 */

/** Of the log, and of the one copy that is kept. */
const longestLogBytes = 10 * 1024 * 1024;
const everyMs = 15_000;

/** @returns ends it */
export function keepLogShort(file: string, mostBytes = longestLogBytes, ms = everyMs): () => void {
  const timer = setInterval(() => turnOver(file, mostBytes), ms);
  timer.unref();
  return () => clearInterval(timer);
}

/** Never throws: what cannot be done now is tried again. */
export function turnOver(file: string, mostBytes = longestLogBytes): void {
  try {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size <= mostBytes) return;
    try {
      copyEnd(file, `${file}.1`, size, mostBytes);
    } catch {
      // A disk that is full, of this log perhaps: emptying it is what helps.
    }
    truncateSync(file);
  } catch {
    // A folder that somebody takes away, for example.
  }
}

function copyEnd(from: string, to: string, size: number, mostBytes: number): void {
  const fresh = `${to}.new`;
  const input = openSync(from, "r");
  try {
    const output = openSync(fresh, "w", 0o640);
    try {
      const piece = Buffer.alloc(64 * 1024);
      let at = Math.max(0, size - mostBytes);
      while (at < size) {
        const read = readSync(input, piece, 0, Math.min(piece.length, size - at), at);
        if (read === 0) break;
        writeSync(output, piece, 0, read);
        at += read;
      }
    } finally {
      closeSync(output);
    }
    renameSync(fresh, to);
  } catch (error) {
    // On a full disk half of it would stay, and take the room that there is.
    rmSync(fresh, { force: true });
    throw error;
  } finally {
    closeSync(input);
  }
}
