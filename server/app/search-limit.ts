import { log } from "@/lib/log";
import { withinLimit } from "@/lib/rate-limit";

/** More than anybody reads; a program that asks for more has to wait. */
const limit = { attempts: 60, seconds: 60 };

/**
 * Whether a network may search once more. A database that cannot count
 * cannot search either, and says so by itself.
 */
export async function maySearch(network: string): Promise<boolean> {
  try {
    return await withinLimit("search", network, limit);
  } catch (error) {
    log.warn({ err: error }, "searches could not be counted");
    return true;
  }
}
