import { existsSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { controlFile, type Outcome } from "@/lib/startup/control-file";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type Command, command } from "./command";

const replaceSite = command({
  name: "site replace",
  summary: "Has the running site replaced by its sources as they are now, without a lost request",
  args: [],
  options: {},
  notes: [
    "Builds what has changed, starts new processes beside those that run, and lets the old ones go",
    "when the new ones answer. When that cannot be done, what runs stays, and the reason is said.",
    "New packages, other settings and a new supervisor need a restart.",
  ],
  run: async ({ env }) => {
    const lines = await askSupervisor(env.DATA_DIR);
    return { json: { replaced: true, steps: lines }, lines };
  },
});

/** @throws OperatorError with what the supervisor says against it, or why it cannot be asked */
async function askSupervisor(dataDir: string): Promise<string[]> {
  const file = controlFile(dataDir);
  if (!existsSync(file)) {
    throw new OperatorError(
      `No site that could be replaced runs on the data in ${dataDir}: start it with "npm start".`,
    );
  }
  const socketPath = readFileSync(file, "utf8").trim();
  const answer = await new Promise<string>((resolve, reject) => {
    const asked = request({ socketPath, method: "POST", path: "/replace" }, (response) => {
      text(response).then(resolve, reject);
    });
    asked.once("error", reject);
    asked.end();
  }).catch((error: NodeJS.ErrnoException) => {
    throw new OperatorError(
      `The site that runs on the data in ${dataDir} cannot be asked (${error.code} at ${socketPath}): send SIGHUP to its first process instead.`,
    );
  });
  const said = answer
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const outcome: Outcome | undefined = said.pop();
  if (!outcome?.ok) {
    const { reason = "The site was stopped in the middle of it.", details = [] } = outcome ?? {};
    throw new OperatorError(`Nothing was replaced. ${reason}`, details);
  }
  return said.map((line: { say: string }) => line.say);
}

export const replacingCommands: Command[] = [replaceSite];
