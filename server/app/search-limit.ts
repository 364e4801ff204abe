import { countedErrors, timesOf } from "@/lib/counted-log";
import { log } from "@/lib/log";
import { withQueryTimeout } from "@/lib/page-store/query-timeout";
import { withinLimit } from "@/lib/rate-limit";

/** More than anybody reads; a program that asks for more has to wait. */
const limit = { attempts: 60, seconds: 60 };

const uncounted = countedErrors((err, times) =>
  log.warn({ err, ...timesOf(times) }, "searches could not be counted"),
);

/**
 * Whether a network may search once more. A database that cannot count
 * cannot search either, and says so by itself; one that hangs is waited for
 * as long as readers wait.
 */
export async function maySearch(network: string): Promise<boolean> {
  try {
    return await withQueryTimeout(() => withinLimit("search", network, limit));
  } catch (error) {
    uncounted(error);
    return true;
  }
}
