import type { IncomingMessage } from "node:http";
import proxyaddr from "proxy-addr";
import { log } from "@/lib/log";
import type { Trust } from "./client-headers";

/** Where a proxy of this house stands: on this machine, or in a network of one's own. */
const isNear = proxyaddr.compile(["loopback", "linklocal", "uniquelocal"]);

let warned = false;

/**
 * Says once in the log that a proxy stands before the site which
 * `TRUSTED_PROXIES` does not name: everybody then seems to come from it, so
 * that all attempts to sign in have one count, and all searches.
 *
 * @param warn for tests; it is called once by each process
 */
export function warnOfProxy(
  req: Pick<IncomingMessage, "headers" | "socket">,
  trust: Trust,
  warn: (proxy: string) => void = warnInLog,
): void {
  if (warned || req.headers["x-forwarded-for"] === undefined) return;
  const peer = req.socket.remoteAddress ?? "";
  if (!peer || !isNear(peer, 0) || trust(peer, 0)) return;
  warned = true;
  warn(peer);
}

const warnInLog = (proxy: string) =>
  log.warn(
    { proxy },
    "a proxy that TRUSTED_PROXIES does not name hands requests on: everybody counts as one client, and the attempts of one slow down all. Set TRUSTED_PROXIES to its address",
  );
