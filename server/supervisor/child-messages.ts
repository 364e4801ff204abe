import type { ChildProcess } from "node:child_process";
import { drainMessage } from "@/lib/startup/drain-message";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { killGroup } from "@/lib/startup/tool.mjs";

/** What a process of the site says to the supervisor, and how that has it end. */

const READY_PATIENCE = 180_000;
/** What it is in the middle of may be finished for so long. */
const STOP_PATIENCE = 10_000;
/** The same where another one has taken over: a large export, over a slow line. */
const DRAIN_PATIENCE = 10 * 60_000;

export type Ready = { type: "ready"; url?: string };

/**
 * Waits until a process that has just been started says that it is ready.
 *
 * @param name in sentences
 * @throws OperatorError when it ends before, with what it said of that, or says nothing for three minutes
 */
export function readiness(child: ChildProcess, name: string): Promise<Ready> {
  let reason: string | undefined;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      killGroup(child, "SIGKILL");
      reject(
        new OperatorError(
          `The ${name} did not answer within three minutes of its start: its last lines are above.`,
        ),
      );
    }, READY_PATIENCE);
    child.on("message", (message) => {
      reason ??= reasonIn(message);
      if (!isReady(message)) return;
      clearTimeout(timer);
      resolve(message);
    });
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      reject(
        new OperatorError(
          `The ${name} ended while it started (${reason ?? signal ?? `exit code ${code}`}): its last lines are above.`,
        ),
      );
    });
  });
}

/** Said by failProcess (lib/startup/end-process.ts). */
function reasonIn(message: unknown): string | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const { type, reason } = message as { type?: unknown; reason?: unknown };
  return type === "failed" && typeof reason === "string" ? reason : undefined;
}

function isReady(message: unknown): message is Ready {
  return (
    typeof message === "object" && message !== null && "type" in message && message.type === "ready"
  );
}

/** Ends it, and what it has started: at the latest when what it is in the middle of has had its time. */
export const stopChild = (child: ChildProcess): Promise<void> =>
  endChild(child, () => child.kill("SIGTERM"), STOP_PATIENCE);

/** The same once it has finished what it has begun, where another one has taken over. */
export const drainChild = (child: ChildProcess): Promise<void> =>
  endChild(
    child,
    () => {
      if (!child.connected || !child.send(drainMessage)) child.kill("SIGTERM");
    },
    DRAIN_PATIENCE,
  );

async function endChild(child: ChildProcess, tell: () => void, patienceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  tell();
  const timer = setTimeout(() => killGroup(child, "SIGKILL"), patienceMs);
  await gone;
  clearTimeout(timer);
  // What it started itself (the compiler's workers in development) goes with it.
  killGroup(child, "SIGKILL");
}
