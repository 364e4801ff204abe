import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { familyOf } from "@/scripts/site-under-test/family";
import { type Host, on } from "./network";

const started = new Set<ChildProcess>();

/** Starts a program on a host; it leads a group of its own. */
export function startOn(
  host: Host,
  command: readonly string[],
  { log, env, cwd, input = "ignore" }: Options,
): ChildProcess {
  const [file, ...args] = [...on(host), ...command];
  const child = spawn(file ?? "ip", args, {
    ...(cwd ? { cwd } : {}),
    env: env ?? process.env,
    detached: true,
    stdio: [input, "pipe", "pipe"],
  });
  const to = createWriteStream(log, { flags: "a" });
  child.stdout?.pipe(to, { end: false });
  child.stderr?.pipe(to, { end: false });
  started.add(child);
  child.once("exit", () => started.delete(child));
  return child;
}

type Options = {
  /** Where its lines go. */
  log: string;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  input?: "ignore" | "pipe";
};

/** Tells a process to end, and waits for it. */
export async function endWith(
  child: ChildProcess | undefined,
  signal: NodeJS.Signals,
): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}

/** Ends a process and all that it has started, at this very moment. */
export async function killWhole(child: ChildProcess | undefined): Promise<void> {
  if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  signalWhole(child, "SIGKILL");
  await gone;
}

/** Tells a process and all that it has started the same. */
export function signalWhole(child: ChildProcess | undefined, name: NodeJS.Signals): void {
  if (!child?.pid) return;
  // Itself first: it would start anew what ends.
  for (const pid of familyOf(child.pid)) signal(pid, name);
}

/** What is still there of all that was started here. */
export async function killAll(): Promise<void> {
  for (const child of [...started]) await killWhole(child);
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}
