import { readFileSync } from "node:fs";
import path from "node:path";
import { nextPart } from "@/lib/startup/builds";

/**
 * Has Next take its settings as they were when it built, as it does where
 * its `output` is "standalone". Else it compiles next.config.ts at each start,
 * and the compilers that it loads for that (its own, and that of next-intl's
 * plugin) stay: some 50 MB in a process that compiles nothing.
 *
 * @param build folder of the build
 * @throws when the build has no such file
 */
export function takeBuiltSettings(build: string): void {
  const file = path.join(nextPart(build), "required-server-files.json");
  const { config } = JSON.parse(readFileSync(file, "utf8")) as { config: unknown };
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}
