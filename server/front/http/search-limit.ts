import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";
import { log } from "@/lib/log";
import { withinLimit } from "@/lib/rate-limit";
import { addressOf, type Trust } from "./client-headers";

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

/** `2001:db8:1:2:…` is `2001:db8:1:2`; an IPv4 address stands for itself, however it is written. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.replace(/%.*$/, "").split("::");
  const before = head.split(":").filter(Boolean);
  const after = (tail ?? "").split(":").filter(Boolean);
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: gap }, () => "0"), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
