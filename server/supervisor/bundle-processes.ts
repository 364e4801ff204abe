import path from "node:path";
import type { BuildOptions } from "esbuild";
import { buildsFolder } from "@/lib/startup/builds";
import { programFolder, programs } from "@/lib/startup/programs";
import { oldestNode } from "@/lib/startup/source-bundle.mjs";

/** Files of the programs and of their source maps. */
export type Bundle = { name: string; contents: Uint8Array }[];

/**
 * Puts each process of the site together into one file. From its sources it
 * would start by compiling some hundred modules, and keep the compiler's
 * thread: Next imports its settings anew for every page, and each import
 * would be asked about there and back.
 *
 * Takes a third of a second. Nothing is written: the files belong into the
 * folder of a build, whose name depends on them.
 *
 * @param root the project's folder
 */
export async function bundleProcesses(root: string): Promise<Bundle> {
  // Loaded here: the supervisor lives for months, and bundles at its start.
  const { build, stop } = await import("esbuild");
  const { outputFiles } = await build({ ...programBundle(root), sourcemap: true }).finally(
    // Its service would stay beside the supervisor.
    stop,
  );
  return outputFiles.map(({ path: file, contents }) => ({ name: path.basename(file), contents }));
}

/**
 * What the processes are made of, for `build` of esbuild; nothing is written.
 * Packages are loaded from where they are installed.
 *
 * @param root the project's folder
 */
export const programBundle = (root: string) =>
  ({
    absWorkingDir: root,
    entryPoints: programs.map(([out, file]) => ({ in: file, out })),
    // As deep as where they will stand: source maps name the sources from there.
    outdir: path.join(root, buildsFolder, "any", programFolder),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: oldestNode,
    write: false,
    metafile: true,
    logLevel: "silent",
  }) satisfies BuildOptions;
