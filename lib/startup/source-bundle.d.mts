import type { BuildOptions } from "esbuild";

type SourceProgram = "build" | "cli" | "supervisor";

export const oldestNode: string;
export const bundledSources: readonly string[];
export function sourceBundle(root: string, name: SourceProgram): { file: string; isMade: boolean };
export function makeSourceBundle(root: string, name: SourceProgram): Promise<string>;
export function runSourceBundle(file: string): Promise<Record<string, unknown>>;
export function bundleOptions(root: string, name: SourceProgram): BuildOptions;
