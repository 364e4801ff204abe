import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fingerprint, isStamped, writeStamp } from "./fingerprint.mjs";
import { withWorkspaceLock } from "./install.mjs";
import { OperatorError } from "./operator-error.mjs";
import { checkProjectWritable } from "./preflight.mjs";
import { lastLines, runTool } from "./tool.mjs";

/** Generates the database client when the schema (or Prisma itself) is another than it was made from. */
export async function generateClient({ root, life, say }) {
  const stamp = path.join(root, "generated", ".prisma-stamp");
  const client = path.join(root, "generated", "prisma", "client.ts");
  const inputs = ["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"];
  const print = () => fingerprint(root, inputs);
  const isCurrent = () => existsSync(client) && isStamped(stamp, print());
  if (isCurrent()) return { said: "up to date", isNew: false };
  checkProjectWritable(root);
  return withWorkspaceLock(root, say, async () => {
    // By another process, meanwhile.
    if (isCurrent()) return { said: "up to date", isNew: true };
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
    return { said: "done", isNew: true };
  });
}
