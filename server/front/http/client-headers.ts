import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import proxyaddr from "proxy-addr";
import { programName } from "@/features/staff/http/program-name";
import {
  clientAddressHeader,
  clientProgramHeader,
  pathHeader,
} from "@/features/staff/http/request-headers";
import { networkOf } from "@/lib/network-of";
import type { RequestContext } from "@/lib/request-context";

/**
 * The name under which Next is asked for all documents: to who has it, Next
 * gives a whole page, with its true status, in one pass, instead of a shell
 * that it fills later (`htmlLimitedBots` in next.config.ts).
 */
export const wholePages = "newsroom-whole-pages";

export type Trust = (address: string, distance: number) => boolean;

/** @param proxies addresses, ranges and names such as `loopback`, with commas between them */
export function trustOf(proxies: string | undefined): Trust {
  const list = (proxies ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);
  return list.length > 0 ? proxyaddr.compile(list) : () => false;
}

/**
 * Where a request comes from: the address of the connection; what
 * `X-Forwarded-For` says counts only as far as proxies that are configured
 * as trusted have said it.
 */
export const addressOf = (req: IncomingMessage, trust: Trust): string =>
  proxyaddr(req, trust) ?? "";

/**
 * Tells the desk who asks and for what, in headers that only this server
 * sets.
 *
 * @param address of `addressOf`, taken before the headers of proxies are dropped
 */
export function sayWhoAsks({ headers, url }: IncomingMessage, address: string): void {
  headers[clientAddressHeader] = address;
  headers[clientProgramHeader] = headers["user-agent"] ?? "";
  headers[pathHeader] = url ?? "";
  headers["user-agent"] = wholePages;
  // Next would believe them, whoever sent them.
  delete headers["x-forwarded-for"];
  delete headers["x-forwarded-proto"];
}

/**
 * What the log and the trail of security events say of a request. Its id is
 * made here and not taken from a header: what a client chose would be no
 * name for one request.
 */
export const contextOf = (req: IncomingMessage, trust: Trust): RequestContext => ({
  requestId: randomUUID(),
  network: networkOf(addressOf(req, trust)) || undefined,
  device: programName(req.headers["user-agent"] ?? null),
});
