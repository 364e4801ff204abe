import type { IncomingMessage } from "node:http";
import proxyaddr from "proxy-addr";
import {
  clientAddressHeader,
  clientProgramHeader,
  pathHeader,
} from "@/features/staff/request-headers";

/**
 * What Next calls this site's own requests to itself by: it gives those a
 * whole page, with its true status, instead of a shell that it fills later
 * (`htmlLimitedBots` in next.config.ts).
 */
export const wholePages = "newsroom-whole-pages";

type Trust = (address: string, distance: number) => boolean;

/** @param proxies addresses, ranges and names such as `loopback`, with commas between them */
export function trustOf(proxies: string | undefined): Trust {
  const list = (proxies ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);
  return list.length > 0 ? proxyaddr.compile(list) : () => false;
}

/**
 * Tells the desk who asks and for what, in headers that only this server
 * sets. The address is that of the connection; what `X-Forwarded-For` says
 * counts only as far as proxies that are configured as trusted have said it.
 */
export function sayWhoAsks(req: IncomingMessage, trust: Trust): void {
  const { headers } = req;
  headers[clientAddressHeader] = proxyaddr(req, trust) ?? "";
  headers[clientProgramHeader] = headers["user-agent"] ?? "";
  headers[pathHeader] = req.url ?? "";
  headers["user-agent"] = wholePages;
  // Next would believe them, whoever sent them.
  delete headers["x-forwarded-for"];
  delete headers["x-forwarded-proto"];
}
