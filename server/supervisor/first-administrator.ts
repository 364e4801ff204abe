import { withClient } from "@/lib/postgres/connection";
import { runTool } from "@/lib/startup/tool.mjs";
import type { SupervisorContext } from "@/server/supervisor/context";

/**
 * The one-time address at which the first administrator is created, as long
 * as there is no administrator: the page behind it asks the same. Authors may
 * have been made by a command before, and none of them could make one. Nobody
 * has a password that somebody else chose. Asked here in one query, because
 * starting the tool takes a second.
 *
 * @returns undefined when there is an administrator
 */
export async function firstAdministratorLink(
  context: SupervisorContext,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const alone = await withClient(env.DATABASE_URL ?? "", async (client) => {
    const { rows } = await client.query<{ alone: boolean }>(
      'SELECT NOT EXISTS (SELECT FROM editorial."user" WHERE role = $1) AS alone',
      ["ADMIN"],
    );
    return rows[0]?.alone ?? false;
  });
  if (!alone) return undefined;
  const { code, output } = await runTool(
    process.execPath,
    ["--import", "tsx", "server/supervisor/first-administrator-command.ts"],
    { life: context.life, env },
  );
  const link = /^https?:\/\/\S+$/m.exec(output)?.[0];
  if (code === 0 && link) return link;
  context.progress.say(
    `Warning: no link for the first administrator could be made: ${output.trim()}`,
  );
  return undefined;
}
