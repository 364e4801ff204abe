import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type KeptChild, keepChild } from "./child";
import type { SupervisorContext } from "./context";

export type Site = Omit<KeptChild, "ready"> & {
  /** The address it says it listens on. */
  url: string;
};

/** Starts the site, waits until it answers, and keeps it running until the end of the life. */
export async function keepSite(context: SupervisorContext, env: NodeJS.ProcessEnv): Promise<Site> {
  const { signal } = context.life;
  const site = keepChild(context, { name: "site", essential: true }, env);
  const interrupted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  const { url } = await Promise.race([site.ready, interrupted]);
  if (!url) throw new OperatorError("The site did not say where it listens: see its lines above.");
  return { ...site, url };
}
