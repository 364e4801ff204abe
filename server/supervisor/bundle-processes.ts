import path from "node:path";
import { type BuildOptions, build } from "esbuild";
import { programFolder, programs } from "@/lib/startup/programs";
import { writeWhole } from "@/lib/storage";
import type { SupervisorContext } from "./context";

/**
 * Puts each process of the site together into one file. From its sources it
 * would start by compiling some hundred modules, and keep the compiler's
 * thread: Next imports its settings anew for every page, and each import
 * would be asked about there and back.
 *
 * Takes a third of a second, so it is done at each start. Another start in
 * the same folder may be doing the same: files are replaced as a whole.
 */
export async function bundleProcesses({ root }: SupervisorContext): Promise<void> {
  const { outputFiles } = await build({ ...programBundle(root), sourcemap: true });
  for (const { path: file, contents } of outputFiles) await writeWhole(file, contents);
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
    outdir: path.join(root, programFolder),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: `node${process.versions.node.split(".")[0]}`,
    write: false,
    metafile: true,
    logLevel: "silent",
  }) satisfies BuildOptions;
