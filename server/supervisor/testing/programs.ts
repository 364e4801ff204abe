import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { programFolder } from "@/lib/startup/programs";
import { bundleProcesses } from "@/server/supervisor/bundle-processes";

/** Beside those that are made of the sources: what a killed run leaves is swept away with them. */
const build = path.join("generated", "programs", `tests-${process.pid}`);

/**
 * Vitest's global set-up: the processes that tests begin are put together once, as those of a build are.
 * From its sources each would first compile some hundred modules, which takes it two seconds.
 * Where they lie goes on as `BUILD_DIR`, which the workers inherit.
 */
export async function setup(): Promise<void> {
  const folder = path.join(build, programFolder);
  mkdirSync(folder, { recursive: true });
  for (const { name, contents } of await bundleProcesses(process.cwd())) {
    writeFileSync(path.join(folder, name), contents);
  }
  process.env.BUILD_DIR = build;
}

export function teardown(): void {
  rmSync(build, { recursive: true, force: true });
}
