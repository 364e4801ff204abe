import type { IncomingMessage } from "node:http";
import { log } from "@/lib/log";
import { withinLimit } from "@/lib/rate-limit";
import { addressOf, type Trust } from "./client-headers";
import { networkOf } from "./network-of";

/** More than anybody reads; a program that asks for more has to wait. */
const limit = { attempts: 60, seconds: 60 };

/**
 * Whether whoever asks may search once more. A network of IPv6 is one: a
 * single machine has billions of addresses in it. A database that cannot
 * count cannot search either, and says so by itself.
 */
export async function maySearch(req: IncomingMessage, trust: Trust): Promise<boolean> {
  try {
    return await withinLimit("search", networkOf(addressOf(req, trust)), limit);
  } catch (error) {
    log.warn({ err: error }, "searches could not be counted");
    return true;
  }
}
