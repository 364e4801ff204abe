import { withClient } from "@/lib/postgres/connection";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { runTool } from "@/lib/startup/tool.mjs";
import type { SupervisorContext } from "./context";

/** What the start knows of the site's other machines. */
export type Meeting = {
  /** For the line of the start. */
  said: string;
  /** When this machine was started, by the database's clock: of two that differ the later one is at fault. */
  startedAt: string;
};

/**
 * Before anything is served: a machine whose secret, address or pictures are
 * not those of the machines at work beside it is not started. One that is
 * alone is asked for nothing: the tool that compares takes a second to start.
 *
 * @throws OperatorError unless MACHINES_MAY_DIFFER says that it may be so
 */
export async function compareWithOthers(
  context: SupervisorContext,
  env: NodeJS.ProcessEnv,
): Promise<Meeting> {
  // As long as their records count (features/administration/neighbours/records.ts): a start loads no features.
  const { startedAt, others } = await withClient(env.DATABASE_URL ?? "", async (client) => {
    const { rows } = await client.query<{ startedAt: string; others: number }>(
      `SELECT clock_timestamp()::text AS "startedAt", (
         SELECT count(*)::int FROM editorial.site_machine
         WHERE at > clock_timestamp() - interval '20 seconds') AS others`,
    );
    return rows[0] ?? { startedAt: new Date().toISOString(), others: 0 };
  });
  if (others === 0) return { said: "none is at work", startedAt };
  context.progress.interrupt();
  const { code } = await runTool(
    process.execPath,
    ["--import", "tsx", "server/supervisor/meet-neighbours-command.ts"],
    { life: context.life, env, show: true },
  );
  if (code === 0) return { said: "they agree", startedAt };
  if (env.MACHINES_MAY_DIFFER === "1") return { said: "they differ, as they may", startedAt };
  throw new OperatorError(
    "This machine and another one of the site differ in what readers and staff would meet, so the site was not started here: see the lines above. (MACHINES_MAY_DIFFER=1 starts it all the same; /readyz then says so.)",
  );
}
