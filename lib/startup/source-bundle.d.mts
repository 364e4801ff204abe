import type { BuildOptions } from "esbuild";

type SourceProgram = "build" | "cli" | "supervisor";

export const oldestNode: string;
export const bundledSources: readonly string[];
export function printOfSources(root: string): string;
export function sourceBundle(
  root: string,
  name: SourceProgram,
  print?: string,
): { file: string; isMade: boolean };
export function makeSourceBundle(
  root: string,
  name: SourceProgram,
  print?: string,
): Promise<string>;
export function runSourceBundle(file: string): Promise<Record<string, unknown>>;
export function bundleOptions(root: string, name: SourceProgram): BuildOptions;
