import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { lastLines } from "@/lib/error-text";
import { withWorkspaceLock } from "@/lib/startup/install.mjs";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { checkProjectWritable } from "@/lib/startup/preflight.mjs";
import { runTool } from "@/lib/startup/tool.mjs";
import type { SupervisorContext } from "@/server/supervisor/context";
import { fingerprint, isStamped, writeStamp } from "@/server/supervisor/fingerprint";

/** Generates the database client when the schema (or Prisma itself) is another than it was made from. */
export async function generateClient({ root, life, progress }: SupervisorContext): Promise<string> {
  const stamp = path.join(root, "generated", ".prisma-stamp");
  const client = path.join(root, "generated", "prisma", "client.ts");
  const inputs = ["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"];
  const print = () => fingerprint(root, inputs);
  const isCurrent = () => existsSync(client) && isStamped(stamp, print());
  if (isCurrent()) return "up to date";
  checkProjectWritable(root);
  return withWorkspaceLock(root, progress.say, async () => {
    if (isCurrent()) return "up to date";
    rmSync(stamp, { force: true });
    const program = path.join(root, "node_modules", "prisma", "build", "index.js");
    const env = { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };
    const { code, output } = await runTool(process.execPath, [program, "generate"], { life, env });
    if (code !== 0) {
      throw new OperatorError(
        "The database client could not be generated: see what Prisma says below, put prisma/schema.prisma right and start again.",
        lastLines(output),
      );
    }
    writeStamp(stamp, print());
    return "done";
  });
}
