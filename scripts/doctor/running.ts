import path from "node:path";
import { z } from "zod";
import { errorMessage } from "@/lib/error-text";
import { lockHolder } from "@/lib/startup/lock.mjs";
import { type Finding, fault, warning, well } from "./finding";

const patienceMs = 10_000;

const readinessSchema = z.object({ status: z.string(), checks: z.record(z.string(), z.unknown()) });

/** What the site says of itself, where it runs on this data folder. */
export async function examineRunning(dataDir: string): Promise<Finding[]> {
  const holder = lockHolder(path.join(dataDir, "lock"));
  if (!holder) return [well("running", "The site does not run on this data folder.")];
  const { note } = holder;
  if (!note || !URL.canParse(note)) {
    return [
      warning(
        "running",
        `The site is just starting or stopping (process ${holder.pid}).`,
        "Look again in a minute.",
      ),
    ];
  }
  try {
    const { status, checks } = readinessSchema.parse(await askReadiness(note));
    if (status === "ready") return [well("running", `The site at ${note} says that it is ready.`)];
    const bad = Object.entries(checks)
      .filter(([, value]) => value !== "ok" && value !== 0)
      .map(([name, value]) => `${name}: ${value ?? "unknown"}`);
    return [
      fault(
        "running",
        `The site at ${note} says that it is not ready (${bad.join(", ")}).`,
        'What each of them means stands in docs/operations.md under "What to watch"; the log says why.',
      ),
    ];
  } catch (error) {
    return [
      fault(
        "running",
        `The site at ${note} does not answer (${errorMessage(error)}).`,
        "See its log; stop it and start it again.",
      ),
    ];
  }
}

/** A site that listens on one kind of addresses alone may not be what this machine calls localhost. */
async function askReadiness(note: string): Promise<unknown> {
  const { port } = new URL(note);
  const places = [note, `http://127.0.0.1:${port}`, `http://[::1]:${port}`];
  let last: unknown;
  for (const place of places) {
    try {
      const signal = AbortSignal.timeout(patienceMs);
      const response = await fetch(new URL("/readyz", place), { signal });
      return await response.json();
    } catch (error) {
      last = error;
    }
  }
  throw last;
}
