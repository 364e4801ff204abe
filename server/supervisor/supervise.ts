import { readEnv } from "@/lib/env";
import { generateClient } from "@/lib/startup/generate-client.mjs";
import { childEnvironment } from "./child-environment";
import type { SupervisorContext } from "./context";
import { beginFronts } from "./early-fronts";
import { lookForBuild } from "./found-build";
import type { Begun } from "./start-site";

/**
 * The second part of a start, once the packages are there: has fronts answer from what is kept, then does the
 * rest (start-site.ts), and keeps the children running. Returns when the person stops the site; throws when it
 * cannot go on. What was begun is undone by `context.life`, in the reverse order: worker and site first, then
 * PostgreSQL, then the lock.
 */
export async function supervise(context: SupervisorContext): Promise<void> {
  const { progress, life, dev, root } = context;
  // Judged before anything was installed (scripts/bootstrap.mjs).
  const env = readEnv();
  life.signal.throwIfAborted();
  let isNewClient = false;
  await progress.step("Generating the database client", async () => {
    const { said, isNew } = await generateClient({ ...context, say: progress.say });
    isNewClient = isNew;
    return said;
  });
  const begun: Begun = { look: undefined, early: undefined };
  life.signal.throwIfAborted();
  if (!dev) {
    await progress.step("Answering from what is kept", async () => {
      // The client is among the sources, which were read before it.
      begun.look = lookForBuild(root, isNewClient ? undefined : context.sources);
      const settings = childEnvironment(context, env);
      const fronts = await beginFronts(context, begun.look.found, settings);
      if (typeof fronts === "string") return fronts;
      begun.early = fronts;
      return "begun";
    });
  }
  // With PostgreSQL's client, Prisma's engine and the compiler it takes a fifth of a second to load.
  const { startSite } = await import("./start-site");
  await startSite(context, env, begun);
}
