import { disconnectAll } from "@/lib/db/disconnect";
import { edgeFolders, unlinkAll } from "@/lib/edge-links";
import { readEnv } from "@/lib/env";
import { checkVersion, withSiteDatabase } from "@/scripts/site-database";
import { actorOf } from "./actor";
import type { Command, Result } from "./command";
import type { Parsed } from "./parse";

/** Runs a command on the database of the site that the environment names. */
export async function runOnSite(command: Command, { args, values, as }: Parsed): Promise<Result> {
  const set = readEnv();
  return withSiteDatabase(set, async ({ url, running, siteUrl }) => {
    // A start on another port is not in this command's environment.
    const env = process.env.SITE_URL || !siteUrl ? set : { ...set, SITE_URL: siteUrl };
    const given = process.env.PUBLIC_DATABASE_URL;
    // What the features read, as the supervisor sets it for its children.
    Object.assign(process.env, {
      DATABASE_URL: url,
      // An import asks the public record where links lead; a command is the owner, and its own server makes no reader.
      PUBLIC_DATABASE_URL: env.PUBLIC_DATABASE_URL ?? url,
      DATA_DIR: env.DATA_DIR,
      SITE_URL: env.SITE_URL,
    });
    process.env.LOG_LEVEL ??= "warn";
    const { readsOnly } = command;
    const changes = readsOnly !== true && !readsOnly?.(values);
    try {
      if (!command.migrates) await checkVersion(url);
      if (changes) {
        await import("@/features/publication/write/register-followers");
        await import("@/features/editorial/publishing/register-source-notes");
      }
      const actor = await actorOf(as);
      return await command.run({ actor, env, databaseUrl: url, siteRuns: running }, args, values);
    } finally {
      // Nobody else takes away what nginx answers from while the site is stopped.
      if (changes && !running) for (const folder of await edgeFolders()) await unlinkAll(folder);
      await disconnectAll();
      // It is this database's and a setting of nobody: what is read next may be another one.
      if (given === undefined) delete process.env.PUBLIC_DATABASE_URL;
      else process.env.PUBLIC_DATABASE_URL = given;
    }
  });
}
