import { hkdfSync } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { lastLines } from "@/lib/error-text";
import { siteSecret } from "@/lib/site-secret";
import { nextPart } from "@/lib/startup/builds";
import { fingerprint } from "@/lib/startup/fingerprint.mjs";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { runTool } from "@/lib/startup/tool.mjs";
import { writeWhole } from "@/lib/storage";
import type { BuildContext } from "@/server/supervisor/context";

/** All that Next may read while it builds. The supervisor and the content are not among it. */
const SOURCES = [
  "app",
  "components",
  "features",
  "i18n",
  "lib",
  "messages",
  "public",
  "styles",
  "scripts/build",
  "server/app/cache-handler.mjs",
  "prisma/schema.prisma",
  "next.config.ts",
  "postcss.config.mjs",
  "proxy.ts",
  "instrumentation.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

/** @returns a digest of all that Next's part of a build is made from */
export const nextPrint = (root: string): string => fingerprint(root, SOURCES, publicSettings());

/** What Next remembers between builds, by which the next one is quicker. */
const cacheFolder = path.join(".next", "cache-of-builds");

/**
 * Has Next make its part of a build.
 *
 * @param build folder of the whole; see next.config.ts
 * @throws OperatorError when it cannot be built; nothing is left of it then
 */
export async function buildNext({ root, life }: BuildContext, build: string): Promise<void> {
  const place = path.join(root, nextPart(build));
  // What was cut off.
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  move(path.join(root, cacheFolder), path.join(place, "cache"));
  const types = path.join(root, "next-env.d.ts");
  const before = existsSync(types) ? readFileSync(types) : undefined;
  const program = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const { code, output } = await runTool(process.execPath, [program, "build"], {
    life,
    env: buildEnvironment(build),
  });
  // Next makes it name the types of this build, which goes one day; `next typegen` writes lasting ones.
  if (before) await writeWhole(types, before);
  else rmSync(types, { force: true });
  move(path.join(place, "cache"), path.join(root, cacheFolder));
  if (code === 0) return;
  rmSync(place, { recursive: true, force: true });
  throw new OperatorError(
    "The site could not be built: see what Next says below, put it right and start again.",
    lastLines(output, 40),
  );
}

function move(from: string, to: string): void {
  if (!existsSync(from)) return;
  rmSync(to, { recursive: true, force: true });
  renameSync(from, to);
}

/** The build knows nothing of the database or the site's address: one build serves any content anywhere. */
function buildEnvironment(build: string): NodeJS.ProcessEnv {
  const { DATABASE_URL, PUBLIC_DATABASE_URL, SITE_URL, ...rest } = process.env;
  return {
    ...rest,
    BUILD_DIR: build,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: rest.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || actionKey(),
  };
}

/**
 * Next derives the ids of server actions from it. With a key of each build's
 * own, a desk that is open while the site is updated could call none of them.
 */
const actionKey = () =>
  Buffer.from(hkdfSync("sha256", siteSecret(), "", "server actions", 32)).toString("base64");

/** Next writes these into the code that it builds. */
export function publicSettings(): string[] {
  return Object.entries(process.env)
    .filter(([name]) => name.startsWith("NEXT_PUBLIC_"))
    .map(([name, value]) => `${name}=${value}`)
    .sort();
}
