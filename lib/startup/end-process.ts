/** How long requests in flight have to finish when everything stops. */
const graceMs = 8_000;

/** What the supervisor sends to a process that another one has taken over from. */
export const drainMessage = "drain";

/**
 * Ends a process that answers requests, in order. Told to stop, it finishes
 * what is in flight within seconds. Told to drain, because another one has
 * taken over, it takes as long as that needs (an export, a slow reader), and
 * the supervisor says when it has been long enough.
 *
 * @param work accepts nothing new, waits for what is in flight, and closes the rest
 */
export function endProcessWith(work: () => Promise<void>): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    const over = () => process.exit(0);
    work().then(over, over);
  };
  const stop = () => {
    setTimeout(() => process.exit(0), graceMs).unref();
    end();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // The supervisor is gone without a word: no one would ever stop this.
  process.on("disconnect", stop);
  process.on("message", (message) => {
    if (message === drainMessage) end();
  });
}
