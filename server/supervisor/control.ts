import { rmSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import path from "node:path";
import { errorMessage } from "@/lib/error-text";
import { controlFile, type Outcome } from "@/lib/startup/control-file";
import { writeWhole } from "@/lib/storage";
import { listenPrivately } from "@/server/front/private/address";
import type { SupervisorContext } from "./context";

/**
 * Has the site replaced when it is asked to: by the command line, at a Unix
 * socket that only the site's account may open, or by SIGHUP. At the socket
 * every line is JSON: `say` while it goes on, the outcome last.
 *
 * @param folder that nobody else may enter, with a short name
 */
export async function openControl(
  { dataDir, life, progress }: SupervisorContext,
  folder: string,
  work: (say: (line: string) => void) => Promise<void>,
): Promise<void> {
  async function replace(told: (line: string) => void = () => {}): Promise<void> {
    const say = (line: string) => {
      progress.say(line);
      told(line);
    };
    say("The site is replaced");
    await work(say).catch((error: unknown) => {
      const { reason, details } = failure(error);
      progress.say(`Nothing was replaced. ${reason}`);
      for (const line of details) progress.say(`  ${line}`);
      throw error;
    });
  }
  life.onHangUp(() => void replace().catch(() => {}));
  const server = createServer((req, res) => {
    if (req.method !== "POST" || req.url !== "/replace") return void res.writeHead(404).end();
    res.writeHead(200, { "Content-Type": "application/x-ndjson" });
    const line = (value: unknown) => writeLine(res, value);
    replace((said) => line({ say: said })).then(
      () => res.end(`${JSON.stringify({ ok: true } satisfies Outcome)}\n`),
      (error: unknown) => res.end(`${JSON.stringify(failure(error))}\n`),
    );
  });
  const address = path.join(folder, "control");
  await listenPrivately(server, address);
  await writeWhole(controlFile(dataDir), Buffer.from(`${address}\n`));
  life.defer(() => {
    rmSync(controlFile(dataDir), { force: true });
    server.closeAllConnections();
    server.close();
  });
}

function writeLine(res: ServerResponse, value: unknown): void {
  // Who asked may have gone; what was begun goes on.
  if (!res.destroyed) res.write(`${JSON.stringify(value)}\n`);
}

function failure(error: unknown): Outcome & { ok: false } {
  // Of an OperatorError.
  const { details = [] } = error as { details?: readonly string[] };
  return { ok: false, reason: errorMessage(error), details: [...details] };
}
