import type { Life } from "@/lib/startup/life.mjs";
import type { Lock } from "@/lib/startup/lock.mjs";
import type { Progress } from "@/lib/startup/progress.mjs";

/** What the first part of the start (scripts/bootstrap.mjs) hands over. */
export type SupervisorContext = {
  /** The project's folder; also the working directory. */
  root: string;
  dev: boolean;
  progress: Progress;
  life: Life;
  lock: Lock;
  dataDir: string;
  /** A digest of them, as they were when this supervisor was put together (lib/startup/source-bundle.mjs). */
  sources: string;
  /** Found free; the host is the address to listen on. `fd`: a socket that is open there already. */
  address: { port: number; host: string; fd?: number };
};

/** What a build needs of it: `npm run build` has no data folder of its own and no port. */
export type BuildContext = Pick<SupervisorContext, "root" | "progress" | "life">;
