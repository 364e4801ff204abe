import type { ChildProcess } from "node:child_process";
import type { Life } from "./life.mjs";

export type ToolOptions = {
  life: Life;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Lets the tool print for itself instead of keeping its output. */
  show?: boolean;
};
export function runTool(
  file: string,
  args: string[],
  options: ToolOptions,
): Promise<{ code: number | null; output: string }>;
export function killGroup(child: ChildProcess, signal: NodeJS.Signals): void;
