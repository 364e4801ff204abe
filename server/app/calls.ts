import type { IncomingHttpHeaders } from "node:http";
import type { RequestContext } from "@/lib/request-context";

/**
 * How front and app speak with each other: HTTP over a Unix socket that only
 * the account of the site may open. A request with a name in `callHeader` is
 * a question of the front's own, with JSON in its body; every other one is a
 * client's, handed on as it came. Nothing that a client sends has these
 * headers: the front takes them away.
 */
export const callHeader = "x-newsroom-call";

export const calls = [
  "render",
  "search",
  "draft",
  "crops",
  "mend",
  "forget",
  "readiness",
  "figures",
  "refused",
] as const;
export type Call = (typeof calls)[number];

/** What the body of an answer is, where it is a page: lib/page-store/page-file.ts. */
export const pageType = "application/x-newsroom-page";

/** On the answer with a page that was overtaken while it was made. */
export const passingHeader = "x-newsroom-passing";

/** On one that says that what was asked for could not be had just now. */
export const overloadedHeader = "x-newsroom-overloaded";

const requestIdHeader = "x-newsroom-request";
const networkHeader = "x-newsroom-network";
const deviceHeader = "x-newsroom-device";

/** All of them begin with this, and a client's do not. */
export const innerPrefix = "x-newsroom-";

export const headersOfContext = (context: RequestContext | undefined): Record<string, string> =>
  context
    ? {
        [requestIdHeader]: context.requestId,
        ...(context.network ? { [networkHeader]: context.network } : {}),
        ...(context.device ? { [deviceHeader]: encodeURIComponent(context.device) } : {}),
      }
    : {};

export function contextOfHeaders(headers: IncomingHttpHeaders): RequestContext | undefined {
  const one = (name: string) => headers[name]?.toString();
  const requestId = one(requestIdHeader);
  if (!requestId) return undefined;
  return {
    requestId,
    network: one(networkHeader),
    device: decodeURIComponent(one(deviceHeader) ?? "") || undefined,
  };
}
