import path from "node:path";
import { type RunAs, run } from "@/lib/postgres/run";

/** The outermost folder (or the program itself) that the account may not enter (or run), if there is one. */
export async function firstBarrier(
  target: string,
  runAs: RunAs | undefined,
): Promise<string | undefined> {
  const steps: string[] = [];
  for (let step = target; step !== path.dirname(step); step = path.dirname(step))
    steps.unshift(step);
  const script = 'for step in "$@"; do [ -x "$step" ] || { printf %s "$step"; exit 1; }; done';
  const { code, output } = await run("/bin/sh", ["-c", script, "sh", ...steps], runAs);
  return code === 0 ? undefined : output || target;
}
