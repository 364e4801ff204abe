import { readFile } from "node:fs/promises";
import path from "node:path";
import { withClient } from "@/lib/postgres/connection";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { runTool } from "@/lib/startup/tool.mjs";
import type { SupervisorContext } from "@/server/supervisor/context";

/**
 * Before anything is served: a database that is older than the withdrawal ledger (a restored backup)
 * is brought up to it. Asked here in one query, because starting the tool that does it takes a second;
 * see docs/decisions/0010-withdrawal-ledger.md.
 */
export async function holdWithdrawn(
  context: SupervisorContext,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const url = env.DATABASE_URL ?? "";
  if (!(await isOlderThanLedger(context.dataDir, url))) return "none is missing";
  context.progress.interrupt();
  const { code } = await runTool(
    process.execPath,
    ["--import", "tsx", "server/supervisor/hold-withdrawn-command.ts"],
    {
      life: context.life,
      env,
      show: true,
    },
  );
  if (code === 0) return "done: see the lines above";
  throw new OperatorError(
    "Texts that were withdrawn after this database was saved could not be withdrawn again, so the site was not started: see the lines above.",
  );
}

async function isOlderThanLedger(dataDir: string, url: string): Promise<boolean> {
  const text = await readFile(path.join(dataDir, "withdrawals.jsonl"), "utf8").catch(() => "");
  if (text.trim() === "") return false;
  // A line that a crash has torn is passed over, and the count has an older name, as the
  // ledger's reader knows.
  const lines = text.split("\n").filter((line) => line.startsWith("{") && line.endsWith("}"));
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ older: boolean }>(
      `SELECT EXISTS (
         SELECT FROM jsonb_to_recordset($1::jsonb) AS line ("documentId" uuid, locale text, withdrawals int, turn int)
         JOIN editorial.translation AS text
           ON text.document_id = line."documentId" AND text.locale = line.locale
         LEFT JOIN public_record.publication AS kept
           ON kept.document_id = line."documentId" AND kept.locale = line.locale
         WHERE coalesce(line.withdrawals, line.turn) > coalesce(kept.turn, 0)) AS older`,
      [`[${lines.join(",")}]`],
    );
    return rows[0]?.older ?? false;
  });
}
