import { readFileSync, statSync } from "node:fs";
import { hostname } from "node:os";

/**
 * A holder on another machine (a shared folder, a container that was replaced) cannot be asked: it counts
 * as gone when it has not touched its file for so long.
 */
const SILENCE_MS = 30_000;

export function readHolder(file) {
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const holder = JSON.parse(text);
    if (Number.isInteger(holder?.pid)) return holder;
  } catch {
    // Not a lock of this program, or cut short by a full disk: no process holds it.
  }
  return { pid: 0, hostname: hostname() };
}

export function isHeld(file, holder) {
  if (holder.pid === 0) return false;
  if (holder.hostname !== hostname()) return age(file) < SILENCE_MS;
  if (!isAlive(holder.pid)) return false;
  // The same process id may have gone to another program since; its start time has not.
  const now = startTimeOf(holder.pid);
  return now === undefined || holder.startTime === undefined || now === holder.startTime;
}

/**
 * @param {number} pid
 * @returns {boolean} whether there is such a process on this machine, of whichever account
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** In clock ticks since the machine started; undefined where there is no /proc. */
export function startTimeOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The program's name, in brackets, may hold spaces and brackets of its own.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}

export function age(file) {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}
