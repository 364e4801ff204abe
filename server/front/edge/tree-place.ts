import { unlinkAll } from "@/lib/edge-links";
import { contractName } from "./contract";
import { newFolder, removeOthers, type TreeFolder } from "./tree-folder";

/**
 * Where nginx looks, and how it stands with that as far as this process knows:
 *
 * - `ours`: our folder is found there;
 * - `emptying`: an empty one is about to take its place;
 * - `broken`: something could not be taken away: nothing is laid until everything is;
 * - `theirs`: another process lays pages there now;
 * - `closed`: this process lays nothing more.
 *
 * Pages are laid in the first of these alone. From each of the others but the
 * last `empty` leads back to it, or to `theirs` where another process is there.
 */
type State =
  | { is: "ours" | "broken" | "theirs" | "closed" }
  | { is: "emptying"; done: Promise<void> };

export type TreePlace = Awaited<ReturnType<typeof openPlace>>;

type Options = {
  /** Has what lies in the folder forgotten, at the moment when it goes. */
  forget: () => void;
  warn: (error: unknown) => void;
  isAlive: (pid: number) => boolean;
};

/**
 * Takes the place over: whatever is there of earlier processes is not found
 * any more when this resolves.
 *
 * @param root `EDGE_DIR`
 * @throws when the folder cannot be written
 */
export async function openPlace(root: string, { forget, warn, isAlive }: Options) {
  const link = contractName();
  // First, and also where a new folder cannot be made: an old one must not be found.
  await unlinkAll(root);
  let folder = await newFolder(root, link);
  await removeOthers(root, link).catch(warn);
  let state: State = { is: "ours" };

  /** By the link. Of a process that took over and has ended (a build that did not start) it is nobody's. */
  async function whose(): Promise<"ours" | "theirs" | "nobody's"> {
    const linked = await folder.linked();
    if (linked === "here") return "ours";
    return linked !== "nowhere" && isAlive(linked.process) ? "theirs" : "nobody's";
  }

  function empty(): Promise<void> {
    if (state.is === "emptying") return state.done;
    forget();
    if (state.is === "closed") return Promise.resolve();
    const becomes = (is: "ours" | "theirs" | "broken") => {
      // Not of one that was closed meanwhile.
      if (state.is === "emptying") state = { is };
    };
    const done = renew().then(becomes, (error: unknown) => {
      becomes("broken");
      throw error;
    });
    state = { is: "emptying", done };
    return done;
  }

  async function renew(): Promise<"ours" | "theirs"> {
    const before = folder;
    if ((await whose()) === "theirs") {
      void before.discard().catch(() => {});
      return "theirs";
    }
    if (state.is === "closed") return "ours";
    folder = await newFolder(root, link).catch(async (error: unknown) => {
      await unlinkAll(root);
      throw error;
    });
    // Nobody waits for that: nothing of it is found any more. One that is just opening has a folder and no link yet.
    void before.discard().catch(warn);
    void removeOthers(root, link, isAlive).catch(warn);
    return "ours";
  }

  /**
   * What another process has left when it ended is nobody's to take away but
   * ours; and a command may have taken the link away just when it was made.
   */
  async function takeBack(): Promise<void> {
    if (state.is === "closed" || state.is === "emptying") return;
    if ((await whose()) === "nobody's") await empty();
  }

  return {
    isOurs: (): boolean => state.is === "ours",

    folder: (): TreeFolder => folder,

    /** Has nginx look into an empty folder, or nowhere. @throws when something may still be found */
    empty,

    takeBack,

    /** From time to time: what could not be taken away, and what others have left. */
    look: (): Promise<void> => (state.is === "broken" ? empty() : takeBack()),

    /** For what went wrong while nobody waits for it. */
    breakOff(error: unknown): void {
      warn(error);
      empty().catch(warn);
    },

    /** Resolves when nothing is left that could not be taken away. @throws when something may still be found */
    async mend(): Promise<void> {
      if (state.is === "broken" || state.is === "emptying") await empty();
    },

    /** For who could not write: @returns whether the folder is ours still; if not, it is known from now on */
    async stillOurs(): Promise<boolean> {
      const found = await whose();
      if (found === "nobody's") empty().catch(warn);
      if (found === "theirs" && state.is === "ours") {
        state = { is: "theirs" };
        forget();
        void folder.discard().catch(() => {});
      }
      return found === "ours";
    },

    /**
     * Takes the link away at once: whoever stops this process does not wait for
     * long. May be called again.
     *
     * @param leaves whether nginx goes on handing out what is here
     * @returns whether the folder stays; if not, it is to be discarded
     */
    async close(leaves: boolean): Promise<boolean> {
      const before = state;
      state = { is: "closed" };
      if (before.is === "emptying") await before.done.catch(() => {});
      if ((await whose()) !== "ours") return false;
      // What was to be taken away and could not be does not stay either.
      const mayStay = before.is === "ours" || before.is === "closed";
      if (leaves && mayStay) return true;
      await folder.unlink();
      return false;
    },
  };
}
