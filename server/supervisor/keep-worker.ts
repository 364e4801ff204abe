import { type KeptChild, keepChild } from "./child";
import type { SupervisorContext } from "./context";

/**
 * Starts the worker and keeps it running. Nobody waits for it, and the site goes on when it fails: readers
 * do not need it. `/readyz` says so when it is away.
 */
export function keepWorker(context: SupervisorContext, env: NodeJS.ProcessEnv): KeptChild {
  return keepChild(context, { program: "worker", name: "worker", essential: false }, env);
}
