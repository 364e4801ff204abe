// Runs the tools that the steps of `npm test` and `npm run validate` consist of.

import { spawn } from "node:child_process";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");

const running = new Set();
let stopped = false;

/** Whether it was told to stop: nothing more is begun then. */
export const isStopped = () => stopped;

// A terminal's Ctrl-C reaches the tool by itself, a plain `kill` does not. Either way
// it is the tool that ends first, and what it started with it.
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    stopped = true;
    if (signal === "SIGTERM") for (const child of running) child.kill(signal);
  });
}

/** @returns {Promise<number>} the exit code; to be stopped is a failure */
export const run = (file, args, env = process.env) => ended(started(file, args, env, "inherit"));

/** As `run`, with what it says given back: of two at once each is to be read as a whole. */
export async function collected(file, args) {
  const child = started(file, args, process.env, "pipe");
  let said = "";
  for (const stream of [child?.stdout, child?.stderr]) {
    stream?.setEncoding("utf8").on("data", (data) => {
      said += data;
    });
  }
  return { code: await ended(child), said };
}

function started(file, args, env, output) {
  if (stopped) return undefined;
  const child = spawn(file, args, { cwd: root, env, stdio: ["ignore", output, output] });
  running.add(child);
  return child;
}

function ended(child) {
  return new Promise((resolve) => {
    if (!child) return resolve(1);
    const end = (code) => {
      running.delete(child);
      resolve(stopped ? 1 : (code ?? 1));
    };
    child.on("error", (error) => {
      console.error(`${child.spawnfile}: ${error.message}`);
      end(1);
    });
    child.on("close", end);
  });
}
