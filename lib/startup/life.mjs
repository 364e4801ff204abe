import process from "node:process";

/** Ctrl-C under `npm start` arrives twice: from the terminal, and again from npm, which passes it on. */
const ECHO_MS = 1000;

/**
 * The life of a start, from its first step to its last: told to stop by a signal, it aborts what is under
 * way, and at the end undoes, last first, what was begun. A second Ctrl-C (a real one) forces.
 * @param {(line: string) => void} say
 */
export function createLife(say) {
  const controller = new AbortController();
  const undo = [];
  const forced = new Set();
  let firstSignal = 0;
  let onHangUp;

  const life = {
    /** Aborted when the site is to stop. */
    signal: controller.signal,
    exitCode: 0,
    /** Work for the end: runs whatever happens, the last one given first. */
    defer: (work) => void undo.push(work),
    /** Something to kill at once when the person will not wait; gives the way to take it back. */
    onForce(kill) {
      forced.add(kill);
      return () => forced.delete(kill);
    },
    /** What SIGHUP means where no terminal has hung up, instead of a stop. */
    onHangUp(work) {
      onHangUp = work;
    },
    async end() {
      while (undo.length > 0) {
        try {
          await undo.pop()();
        } catch (error) {
          process.stderr.write(`While stopping: ${error?.stack ?? error}\n`);
          life.exitCode ||= 1;
        }
      }
      process.exit(life.exitCode);
    },
  };

  function onSignal(name) {
    const now = performance.now();
    if (!controller.signal.aborted) {
      firstSignal = now;
      say("Stopping …");
      controller.abort(new Error(`stopped by ${name}`));
      return;
    }
    if (now - firstSignal < ECHO_MS) return;
    say("Stopping by force.");
    for (const kill of forced) kill();
    // The lock names this process, which is gone in a moment: the next start sees that.
    process.exit(130);
  }
  for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => onSignal(name));
  // A terminal that is closed sends it as well, and nobody sees what is written there any more.
  const inTerminal = process.stdin.isTTY === true || process.stdout.isTTY === true;
  process.on("SIGHUP", () => {
    if (onHangUp && !inTerminal && !controller.signal.aborted) onHangUp();
    else onSignal("SIGHUP");
  });
  return life;
}
