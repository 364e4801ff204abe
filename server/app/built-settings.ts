import { readFileSync } from "node:fs";
import path from "node:path";
import { nextPart } from "@/lib/startup/builds";

/** Next's own, for what it calls standalone: a version that does not know it compiles next.config.ts as ever. */
const variable = "__NEXT_PRIVATE_STANDALONE_CONFIG";

/**
 * Has Next take its settings as they were when it built. Else it compiles
 * next.config.ts at each start, and the compilers that it loads for that (its
 * own, and that of next-intl's plugin) stay: some 50 MB in a process that
 * compiles nothing.
 *
 * @param build folder of the build
 * @param prepare has Next read its settings
 * @throws when the build has no such file
 */
export async function withBuiltSettings(
  build: string,
  prepare: () => Promise<void>,
): Promise<void> {
  const file = path.join(nextPart(build), "required-server-files.json");
  const { config } = JSON.parse(readFileSync(file, "utf8")) as { config: unknown };
  process.env[variable] = JSON.stringify(config);
  // What this process begins is no Next.
  await prepare().finally(() => delete process.env[variable]);
}
