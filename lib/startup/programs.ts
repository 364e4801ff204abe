import path from "node:path";

/** The processes of a site, and those that it begins for a picture, by the files that they begin with. */
const sources = {
  front: "server/front/front.ts",
  app: "server/app/app.ts",
  worker: "server/worker/worker.ts",
  "card-process": "server/worker/card-process.ts",
  "take-in": "features/media/pictures/take-in.ts",
  "crop-process": "features/media/crops/crop-process.ts",
  "mend-process": "features/media/repair/mend-process.ts",
} as const;

export type Program = keyof typeof sources;

export const programs = Object.entries(sources) as [Program, string][];

/** In the folder of a build: each process in one file. */
export const programFolder = "programs";

/**
 * Node reads the source map of every file that it loads, and keeps it: of what
 * Next has built they are 47 MB on disk and take 100 in the app's memory. There
 * they are read when an error is shown (server/app/maps-when-asked.ts).
 */
const withoutMaps: ReadonlySet<Program> = new Set<Program>(["app"]);

/**
 * How a process is begun: with the file that belongs to a build, or with its
 * sources, which a compiler then reads.
 *
 * @param build folder of the build; none where the site is being worked on
 * @returns for `fork`; the file is relative to the project's folder
 */
export function programOf(
  name: Program,
  build: string | undefined,
): { file: string; execArgv: string[] } {
  if (!build) return { file: sources[name], execArgv: ["--import", "tsx"] };
  const file = path.join(build, programFolder, `${name}.mjs`);
  return { file, execArgv: withoutMaps.has(name) ? [] : ["--enable-source-maps"] };
}
