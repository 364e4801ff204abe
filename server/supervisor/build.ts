import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { lastLines } from "@/lib/error-text";
import { withWorkspaceLock } from "@/lib/startup/install.mjs";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { checkProjectWritable } from "@/lib/startup/preflight.mjs";
import { runTool } from "@/lib/startup/tool.mjs";
import type { SupervisorContext } from "@/server/supervisor/context";
import { fingerprint, isStamped, writeStamp } from "@/server/supervisor/fingerprint";

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

/** Builds the site when its sources are others than those of the last build. */
export async function buildIfChanged({ root, life, progress }: SupervisorContext): Promise<string> {
  const stamp = path.join(root, ".next", ".bauing-build");
  const print = () =>
    fingerprint(root, SOURCES, [process.version.split(".")[0] ?? "", ...publicSettings()]);
  const isCurrent = () =>
    existsSync(path.join(root, ".next", "BUILD_ID")) && isStamped(stamp, print());
  if (isCurrent()) return "up to date";
  checkProjectWritable(root);
  return withWorkspaceLock(root, progress.say, async () => {
    const before = print();
    if (isCurrent()) return "up to date";
    // First of all: a build that is cut off must not pass for a whole one.
    rmSync(stamp, { force: true });
    const program = path.join(root, "node_modules", "next", "dist", "bin", "next");
    const { code, output } = await runTool(process.execPath, [program, "build"], {
      life,
      env: buildEnvironment(),
    });
    if (code !== 0) {
      throw new OperatorError(
        "The site could not be built: see what Next says below, put it right and start again.",
        lastLines(output, 40),
      );
    }
    // Of the sources as they were when it began: what changed meanwhile is for the next build.
    writeStamp(stamp, before);
    return `done (${readFileSync(path.join(root, ".next", "BUILD_ID"), "utf8").trim()})`;
  });
}

/** The build knows nothing of the database or the site's address: one build serves any content anywhere. */
function buildEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL, PUBLIC_DATABASE_URL, SITE_URL, ...rest } = process.env;
  return { ...rest, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
}

/** Next writes these into the code that it builds. */
function publicSettings(): string[] {
  return Object.entries(process.env)
    .filter(([name]) => name.startsWith("NEXT_PUBLIC_"))
    .map(([name, value]) => `${name}=${value}`)
    .sort();
}
