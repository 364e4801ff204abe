import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type Program, programOf } from "@/lib/startup/programs";
import { standBack } from "@/lib/startup/stand-back";
import { killGroup } from "@/lib/startup/tool.mjs";
import { Backoff } from "./backoff";
import { drainChild, type Ready, readiness, stopChild } from "./child-messages";
import type { SupervisorContext } from "./context";

/** Of one that begins early: one that takes long to end never ends five times within a minute. */
const mostFirstStarts = 5;

/** How often one that the site can do without is tried again, once it has failed five times in a minute. */
const LAST_RESORT = 30_000;

/**
 * Memory that threads gave back stays with the arena of the C library that
 * it came from, of which there are eight a core otherwise. And once a block of
 * some megabytes was freed, as after each compression, the library keeps up to
 * twice as much for the next one (mallopt(3)), unless it is told how much.
 */
const givesBack = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: `${2 ** 20}`,
  MALLOC_TRIM_THRESHOLD_: `${2 ** 20}`,
};

/** The first number after those of the standard streams and of the channel to its parent. */
const inheritedFd = 4;

export type ChildSpec = {
  program: Program;
  /** In sentences: "front", "worker". */
  name: string;
  /** Milliseconds before it is started again when it ends for the first time in a minute. */
  firstPauseMs?: number;
  /** A socket that it inherits, and accepts from. */
  listen?: number;
  /** Told when one has ended, however it did. */
  ended?: (pid: number) => void;
  /** It can be told to finish what it has begun, however long that takes: lib/startup/end-process.ts. */
  drains?: boolean;
  /** Its first start, too, is tried again: readers wait at its door, and nobody waits for it yet. */
  startsEarly?: boolean;
  /** Somebody waits for its first start, and is told when it fails: nobody tries again. */
  startsOnce?: boolean;
  /** How far it stands back behind others where the processor is short: 0 (not at all) to 19. */
  niceness?: number;
  /** Megabytes of half the space for what is young, where Node's 16 are not what it needs. */
  youngSpaceMb?: number;
  /** The whole site ends when it ends again and again. Of another one the start does not even wait. */
  essential: boolean;
};

export type KeptChild = {
  /** What it said when it was ready: the site gives the address that it listens on. */
  ready: Promise<Ready>;
  /** Rejects when an essential one ends again and again. */
  failed: Promise<never>;
  /** Stops it and starts it anew with these settings. */
  restart: (env: NodeJS.ProcessEnv) => Promise<void>;
  /**
   * Has it finish what it has begun, since another one has taken over, and
   * keeps it no longer. Resolves when it has ended.
   */
  retire: () => Promise<void>;
  /** Tells the process that runs what one that is started from now on finds in its settings. */
  tell: (message: object, env: NodeJS.ProcessEnv) => void;
  /**
   * Ends it. The life does so by itself, in its order; to be deferred once more
   * where what it needs began after it.
   */
  stop: () => Promise<void>;
};

/**
 * Starts a process of the site and keeps it running until the end of the life.
 *
 * @param env its settings; `BUILD_DIR` among them says from which build, and without it the sources run
 */
export function keepChild(
  { life, progress }: SupervisorContext,
  spec: ChildSpec,
  env: NodeJS.ProcessEnv,
): KeptChild {
  const { program, name, essential, firstPauseMs, listen, ended, drains, startsOnce, startsEarly } =
    spec;
  const backoff = new Backoff(firstPauseMs);
  let settings = env;
  let current: ChildProcess | undefined;
  let retired = false;
  const loaded = new WeakSet<ChildProcess>();
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});

  let begin: (said: Ready) => void = () => {};
  let hasBegun = false;
  let firstStarts = 0;
  const begun = new Promise<Ready>((resolve) => {
    begin = resolve;
  });

  const launch = async (): Promise<Ready> => {
    const { file, execArgv } = programOf(program, settings.BUILD_DIR);
    const child = fork(file, [], {
      execArgv: [
        ...execArgv,
        ...(spec.youngSpaceMb ? [`--max-semi-space-size=${spec.youngSpaceMb}`] : []),
      ],
      env: {
        ...givesBack,
        ...settings,
        ...(listen === undefined ? {} : { LISTEN_FD: `${inheritedFd}` }),
      },
      stdio: ["inherit", "inherit", "inherit", "ipc", ...(listen === undefined ? [] : [listen])],
      detached: true,
    });
    current = child;
    if (child.pid && spec.niceness) standBack(child.pid, spec.niceness);
    child.once("exit", () => ended?.(child.pid ?? 0));
    const message = await readiness(child, name);
    loaded.add(child);
    hasBegun = true;
    begin(message);
    child.once("exit", (code, signal) => {
      if (child === current && !retired) void relaunch(`ended (${signal ?? `exit code ${code}`})`);
    });
    return message;
  };
  const relaunch = async (what: string, cause?: unknown): Promise<void> => {
    if (life.signal.aborted || retired) return;
    const neverBegins = startsEarly && !hasBegun;
    if (neverBegins) firstStarts += 1;
    const isOver = neverBegins && firstStarts >= mostFirstStarts;
    const delay = isOver ? undefined : (backoff.next() ?? (essential ? undefined : LAST_RESORT));
    if (delay === undefined)
      return fail(
        // Why it does not start says more than how often.
        (neverBegins && cause) ||
          new OperatorError(
            `The ${name} ${what} five times within a minute: its last lines are above.`,
          ),
      );
    progress.say(`The ${name} ${what}; starting it again in ${delay / 1000} s`);
    await sleep(delay, undefined, { signal: life.signal }).catch(() => {});
    if (life.signal.aborted || retired) return;
    try {
      await launch();
      progress.say(`The ${name} is back`);
    } catch (error) {
      await relaunch("did not start", error);
    }
  };
  const stop = async () => {
    const child = current;
    current = undefined;
    if (child) await stopChild(child);
  };

  life.defer(stop);
  const forget = life.onForce(() => current && killGroup(current, "SIGKILL"));
  const first = launch();
  const ready = startsEarly ? Promise.race([begun, failed]) : first;
  ready.catch(() => {});
  const isWaitedFor = (essential && !startsEarly) || startsOnce;
  if (!isWaitedFor) first.catch((error) => relaunch("did not start", error));
  const restart = async (next: NodeJS.ProcessEnv) => {
    settings = next;
    await stop();
    await launch().catch(() => relaunch("did not start"));
  };
  const retire = async () => {
    retired = true;
    const child = current;
    // One that is still loading has begun nothing.
    if (child && drains && loaded.has(child)) await drainChild(child);
    else if (child) await stopChild(child);
    // Not before: a stop in the meantime finds it, and does not wait so long.
    current = undefined;
    forget();
  };
  const tell = (message: object, next: NodeJS.ProcessEnv) => {
    settings = next;
    // One that has just ended is started again with the settings.
    if (current?.connected) current.send(message, () => {});
  };
  return { ready, failed, restart, retire, tell, stop };
}
