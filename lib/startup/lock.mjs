import { randomUUID } from "node:crypto";
import { linkSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { age, isHeld, readHolder, startTimeOf } from "./lock-holder.mjs";
import { OperatorError } from "./operator-error.mjs";

/** The file's time shows those who cannot ask our process that it lives (see lock-holder.mjs). */
const HEARTBEAT_MS = 5_000;

/**
 * Takes the lock file, or throws an OperatorError with the sentence that `refusal` makes of its holder.
 * With `wait` it is patient instead, and calls `wait` once.
 * @param {string} file
 * @param {{ refusal?: (holder: import('./lock.mjs').LockHolder) => string, wait?: (holder: import('./lock.mjs').LockHolder) => void, note?: string }} options
 */
export async function takeLock(file, { refusal, wait, note }) {
  const mine = {
    pid: process.pid,
    startTime: startTimeOf(process.pid),
    hostname: hostname(),
    nonce: randomUUID(),
    note,
  };
  let told = false;
  for (;;) {
    if (create(file, mine)) break;
    const holder = readHolder(file);
    if (holder === undefined) continue;
    if (!isHeld(file, holder)) {
      await removeStale(file, holder);
    } else if (wait) {
      if (!told) wait(holder);
      told = true;
      await sleep(250);
    } else {
      throw new OperatorError(refusal(holder));
    }
  }
  const beat = setInterval(() => touch(file), HEARTBEAT_MS);
  beat.unref();
  return {
    /** Replaces what the file says of us besides the process (the address, once it is known). */
    annotate(text) {
      replace(file, { ...mine, note: text });
    },
    release() {
      clearInterval(beat);
      if (readHolder(file)?.nonce === mine.nonce) rmSync(file, { force: true });
    },
  };
}

/** Whoever holds the lock now, if anyone alive does. */
export function lockHolder(file) {
  const holder = readHolder(file);
  return holder && isHeld(file, holder) ? holder : undefined;
}

/** link() fails when the name exists, and the file it makes is complete from the first moment. */
function create(file, content) {
  const temporary = `${file}.${content.nonce}`;
  writeFileSync(temporary, JSON.stringify(content));
  try {
    linkSync(temporary, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function replace(file, content) {
  const temporary = `${file}.${content.nonce}`;
  writeFileSync(temporary, JSON.stringify(content));
  renameSync(temporary, file);
}

/**
 * Removes a dead holder's file. Two starts may find it dead at the same moment, and the slower one must
 * not remove what the faster one has put in its place: so only who holds `<file>.takeover` may remove,
 * and looks again first.
 */
async function removeStale(file, seen) {
  const guard = `${file}.takeover`;
  try {
    writeFileSync(guard, String(process.pid), { flag: "wx" });
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    // Held for an instant only; one that stays is of a start that was killed in that instant.
    if (age(guard) > 5_000) rmSync(guard, { force: true });
    await sleep(50);
    return;
  }
  try {
    const holder = readHolder(file);
    if (holder?.nonce === seen.nonce && !isHeld(file, holder)) rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // The folder went away: the holder will learn it from what it needs there.
  }
}
