import path from "node:path";

/** The processes of a site, by the files that they begin with. */
const sources = {
  front: "server/front/front.ts",
  app: "server/app/app.ts",
  worker: "server/worker/worker.ts",
  "card-process": "server/worker/card-process.ts",
} as const;

export type Program = keyof typeof sources;

export const programs = Object.entries(sources) as [Program, string][];

/** Where a start for production puts them together. */
export const programFolder = path.join(".next", "programs");

/** Whether this very code runs as a part of such a file. */
const isPutTogether = import.meta.url.endsWith(".mjs");

/**
 * How a process is begun: with the file that a start has put together, or
 * with its sources, which a compiler then reads.
 *
 * @returns for `fork`; the file is relative to the project's folder
 */
export function programOf(
  name: Program,
  putTogether = isPutTogether,
): { file: string; execArgv: string[] } {
  return putTogether
    ? { file: path.join(programFolder, `${name}.mjs`), execArgv: ["--enable-source-maps"] }
    : { file: sources[name], execArgv: ["--import", "tsx"] };
}
