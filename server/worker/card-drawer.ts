import { type ChildProcess, fork } from "node:child_process";
import { setPriority } from "node:os";
import { childEnv } from "@/features/media/pictures/child-env";
import type { CardText } from "@/features/media/share-card/share-card";
import { programOf } from "@/lib/startup/programs";
import type { Drawn } from "@/server/worker/card-process";

/** A card takes a fifth of a second, the first one some two. */
const longestMs = 20_000;
/** With nothing to draw for so long, its process ends. */
const idleMs = 15_000;
/** Niceness of the process: 0 is ordinary, 19 gets the processor last. */
const behindReaders = 10;

export type Drawer = ReturnType<typeof createDrawer>;

/** Has share cards drawn by a process that is there while there is something to draw. */
export function createDrawer() {
  let child: ChildProcess | undefined;
  let rest: NodeJS.Timeout | undefined;

  function end(signal: NodeJS.Signals = "SIGTERM"): void {
    clearTimeout(rest);
    child?.kill(signal);
    child = undefined;
  }

  function begin(): ChildProcess {
    const { file, execArgv } = programOf("card-process", process.env.BUILD_DIR);
    // It decodes the pictures that lead stories: none of the site's secrets is its business.
    const fresh = fork(file, [], { execArgv, serialization: "advanced", env: childEnv() });
    // Pages of the same publish are made at the same time, and readers wait for those.
    if (fresh.pid) setPriority(fresh.pid, behindReaders);
    fresh.once("exit", () => {
      if (child === fresh) child = undefined;
    });
    return fresh;
  }

  return {
    /**
     * Draws one card; to be called for one at a time.
     *
     * @returns undefined where no font has one of the characters
     * @throws when it could not be drawn: the process ended, or took too long
     */
    async draw(text: CardText): Promise<Uint8Array | undefined> {
      clearTimeout(rest);
      child ??= begin();
      try {
        const drawn = await ask(child, text);
        if ("error" in drawn) throw new Error(drawn.error);
        return "png" in drawn ? drawn.png : undefined;
      } catch (error) {
        end("SIGKILL");
        throw error;
      } finally {
        rest = setTimeout(end, idleMs);
        rest.unref();
      }
    },
    end: () => end(),
  };
}

function ask(child: ChildProcess, text: CardText): Promise<Drawn> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(late);
      child.off("message", answered);
      child.off("exit", gone);
    };
    const answered = (drawn: unknown) => {
      stop();
      resolve(drawn as Drawn);
    };
    const gone = () => {
      stop();
      reject(new Error("what draws share cards ended"));
    };
    const late = setTimeout(() => {
      stop();
      reject(new Error(`a share card took longer than ${longestMs / 1_000} s`));
    }, longestMs);
    child.once("message", answered);
    child.once("exit", gone);
    // A failure to send is followed by its end.
    child.send(text, () => {});
  });
}
