import { errorCode, errorMessage } from "@/lib/error-text";
import { count } from "@/lib/figures/figures";
import { outsideRequest } from "@/lib/request-context";

const everyMs = 60_000;

/** More kinds than this at a time are one kind: names of kinds may come from outside. */
const mostKinds = 200;

/**
 * What may come in thousands is written the first time, and then counted: a
 * line a minute says how many more there were. A log that somebody else can
 * fill hides what stands in it, and fills the disk.
 *
 * @param write given what was last handed over, and how often it came; once for the first one
 */
export function createCountedLog<Entry>(
  write: (entry: Entry, times: number) => void,
): (kind: string, entry: Entry) => void {
  const kinds = new Map<string, { entry: Entry; more: number }>();
  let timer: NodeJS.Timeout | undefined;

  function summarise(): void {
    timer = undefined;
    for (const [kind, known] of kinds) {
      const { entry, more } = known;
      // One that has not come for a minute is new when it comes again.
      if (more === 0) kinds.delete(kind);
      known.more = 0;
      if (more > 0) write(entry, more);
    }
    if (kinds.size > 0) wait();
  }

  function wait(): void {
    timer ??= outsideRequest(() => setTimeout(summarise, everyMs));
    timer.unref();
  }

  return (kind, entry) => {
    const key = kinds.has(kind) || kinds.size < mostKinds ? kind : "";
    const known = kinds.get(key);
    if (known) {
      known.entry = entry;
      known.more += 1;
      count("newsroom_log_lines_dropped_total");
      return;
    }
    kinds.set(key, { entry, more: 0 });
    wait();
    write(entry, 1);
  };
}

/**
 * For errors: those of one name and message are one kind.
 *
 * @param write given the error, and how often it came; once for the first one
 */
export function countedErrors(
  write: (error: unknown, times: number) => void,
): (error: unknown) => void {
  const log = createCountedLog(write);
  return (error) => {
    const name = error instanceof Error ? error.name : typeof error;
    // Numbers in a message (ports, lengths, ids) make no new kind.
    const words = errorMessage(error)
      .slice(0, 200)
      .replace(/[0-9a-f]*[0-9][0-9a-f]*/gi, "#");
    log(`${name} ${errorCode(error) ?? ""} ${words}`, error);
  };
}

/** How often it came, for a line of the log that stands for several. */
export const timesOf = (times: number) => (times === 1 ? {} : { times });
