import { type KeptChild, keepChild } from "./child";
import type { SupervisorContext } from "./context";
import { niceness, youngSpaceMb } from "./shares";

/**
 * Starts the worker and keeps it running. Nobody waits for it, and the site goes on when it fails: readers
 * do not need it. `/readyz` says so when it is away.
 *
 * @param startsOnce for one that is to take over from another: whoever waits for it is told when it fails
 */
export function keepWorker(
  context: SupervisorContext,
  env: NodeJS.ProcessEnv,
  { startsOnce = false } = {},
): KeptChild {
  const own = { program: "worker", name: "worker", essential: false } as const;
  const shares = { niceness: niceness.worker, youngSpaceMb: youngSpaceMb.worker };
  return keepChild(context, { ...own, ...shares, startsOnce }, env);
}
