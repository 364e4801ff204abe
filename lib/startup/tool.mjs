import { spawn } from "node:child_process";
import process from "node:process";

/**
 * Runs a tool of the start (npm, prisma, next) to its end, quietly, and gives its exit code and what it
 * printed. It has a process group of its own, so that a terminal's Ctrl-C reaches it through us only, and
 * so that we can end what it started along with it.
 * @param {string} file
 * @param {string[]} args
 * @param {{ life: import('./life.mjs').Life, cwd?: string, env?: Record<string, string | undefined>, show?: boolean }} options
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function runTool(file, args, { life, cwd, env = process.env, show = false }) {
  return new Promise((resolve, reject) => {
    if (life.signal.aborted) return reject(life.signal.reason);
    const child = spawn(file, args, {
      cwd,
      env,
      detached: true,
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
    });
    const kill = (signal) => killGroup(child, signal);
    const unforce = life.onForce(() => kill("SIGKILL"));
    const stop = () => kill("SIGTERM");
    life.signal.addEventListener("abort", stop);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output = (output + text).slice(-20_000);
      });
    }
    const finish = (settle) => {
      unforce();
      life.signal.removeEventListener("abort", stop);
      if (life.signal.aborted) reject(life.signal.reason);
      else settle();
    };
    child.on("error", (error) => finish(() => resolve({ code: null, output: error.message })));
    child.on("close", (code) => finish(() => resolve({ code, output })));
  });
}

/** Signals a detached child and everything in its group; one that is gone already is no error. */
export function killGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** @param {string} text */
export function lastLines(text, count = 12) {
  return text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter(Boolean)
    .slice(-count);
}
