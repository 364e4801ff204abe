import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { killGroup } from "@/lib/startup/tool.mjs";
import { Backoff } from "@/server/supervisor/backoff";
import type { SupervisorContext } from "@/server/supervisor/context";

const ENTRY = "server/site.ts";
const READY_PATIENCE = 180_000;
/** Requests that are being answered may finish for so long. */
const STOP_PATIENCE = 10_000;

export type Site = {
  /** The address it says it listens on. */
  url: string;
  /** Rejects when the site ends again and again. */
  failed: Promise<never>;
  /** Stops it and starts it anew with these settings. */
  restart: (env: NodeJS.ProcessEnv) => Promise<void>;
};

/** Starts the site, waits until it answers, and keeps it running until the end of the life. */
export async function keepSite(
  { life, progress }: SupervisorContext,
  env: NodeJS.ProcessEnv,
): Promise<Site> {
  const backoff = new Backoff();
  let settings = env;
  let current: ChildProcess | undefined;
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});

  const launch = async (): Promise<string> => {
    const child = fork(ENTRY, [], { execArgv: ["--import", "tsx"], env: settings, detached: true });
    current = child;
    const url = await ready(child);
    child.once("exit", (code, signal) => {
      if (child === current) void relaunch(`ended (${signal ?? `exit code ${code}`})`);
    });
    return url;
  };
  const relaunch = async (what: string): Promise<void> => {
    if (life.signal.aborted) return;
    const delay = backoff.next();
    if (delay === undefined)
      return fail(
        new OperatorError(`The site ${what} five times within a minute: its last lines are above.`),
      );
    progress.say(`The site ${what}; starting it again in ${delay / 1000} s`);
    await sleep(delay, undefined, { signal: life.signal }).catch(() => {});
    if (life.signal.aborted) return;
    try {
      await launch();
      progress.say("The site is back");
    } catch {
      await relaunch("did not start");
    }
  };
  const stop = async () => {
    const child = current;
    current = undefined;
    if (child) await stopSite(child);
  };

  life.defer(stop);
  life.onForce(() => current && killGroup(current, "SIGKILL"));
  const interrupted = new Promise<never>((_, reject) => {
    life.signal.addEventListener("abort", () => reject(life.signal.reason), { once: true });
  });
  const url = await Promise.race([launch(), interrupted]);
  const restart = async (next: NodeJS.ProcessEnv) => {
    settings = next;
    await stop();
    await launch().catch(() => relaunch("did not start"));
  };
  return { url, failed, restart };
}

function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      killGroup(child, "SIGKILL");
      reject(
        new OperatorError(
          "The site did not answer within three minutes of its start: its last lines are above.",
        ),
      );
    }, READY_PATIENCE);
    child.on("message", (message) => {
      if (!isReady(message)) return;
      clearTimeout(timer);
      resolve(message.url);
    });
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      reject(
        new OperatorError(
          `The site ended while it started (${signal ?? `exit code ${code}`}): its last lines are above.`,
        ),
      );
    });
  });
}

function isReady(message: unknown): message is { type: "ready"; url: string } {
  const isObject = typeof message === "object" && message !== null;
  return (
    isObject &&
    "type" in message &&
    message.type === "ready" &&
    "url" in message &&
    typeof message.url === "string"
  );
}

async function stopSite(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const timer = setTimeout(() => killGroup(child, "SIGKILL"), STOP_PATIENCE);
  await gone;
  clearTimeout(timer);
  // What it started itself (the compiler's workers in development) goes with it.
  killGroup(child, "SIGKILL");
}
