import { withClient } from "@/lib/postgres/connection";
import { runTool } from "@/lib/startup/tool.mjs";
import type { SupervisorContext } from "./context";
import { judgeMeeting } from "./meeting";

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
 * One with the embedded database is: what has spoken there just now was this
 * machine itself, before a crash.
 *
 * @param embedded the database is in this machine's data folder, whose lock is held
 * @throws OperatorError unless MACHINES_MAY_DIFFER says that it may be so
 */
export async function compareWithOthers(
  context: SupervisorContext,
  env: NodeJS.ProcessEnv,
  embedded: boolean,
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
  if (embedded || others === 0) return { said: "none is at work", startedAt };
  context.progress.interrupt();
  const compare = async () => {
    const { code } = await runTool(
      process.execPath,
      ["--import", "tsx", "server/supervisor/meet-neighbours-command.ts"],
      { life: context.life, env, show: true },
    );
    return code;
  };
  return { said: await judgeMeeting(compare, env.MACHINES_MAY_DIFFER === "1"), startedAt };
}
