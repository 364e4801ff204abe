import { errorMessage } from "@/lib/error-text";
import { log } from "@/lib/log";
import { drainMessage } from "./drain-message";

/** How long requests in flight have to finish when everything stops. */
const graceMs = 8_000;

/**
 * Ends a process that answers requests, in order. Told to stop, it finishes
 * what is in flight within seconds. Told to drain, because another one has
 * taken over, it takes as long as that needs (an export, a slow reader), and
 * the supervisor says when it has been long enough.
 *
 * @param work accepts nothing new, waits for what is in flight, and closes the
 *   rest; given a signal that says when there is a hurry: from the beginning when told to stop
 */
export function endProcessWith(work: (hurry: AbortSignal) => Promise<void>): void {
  const hurry = new AbortController();
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    const over = () => process.exit(0);
    work(hurry.signal).then(over, over);
  };
  const stop = () => {
    setTimeout(() => process.exit(0), graceMs).unref();
    hurry.abort();
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

/**
 * Ends a process that cannot do its work, and tells the supervisor why: it
 * says so to who has asked for this start.
 *
 * @param what in the log
 */
export function failProcess(error: unknown, what: string): void {
  log.fatal({ err: error }, what);
  const gone = () => process.exit(1);
  if (process.send) process.send({ type: "failed", reason: errorMessage(error) }, gone);
  else gone();
}
