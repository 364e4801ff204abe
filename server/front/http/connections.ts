import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { Server as NetServer } from "node:net";
import type { Duplex } from "node:stream";
import { countRefused } from "@/server/front/figures/requests";
import { cacheControl, securityHeaders } from "./headers";

/**
 * A proxy that keeps connections open must not find one closed that it has
 * just chosen: longer than the minute that most of them wait.
 */
const idleMs = 65_000;

/** A client that sends its request byte by byte holds a connection for so long at most. */
export const slowestMs = 15_000;

/** For a body that comes slowly and steadily, from somebody who is signed in: see slow-bodies.ts. */
const longestRequestMs = 30 * 60_000;

/** More would take the descriptors that files and the database need. */
const mostConnections = 4_000;

/** Sets limits for connections, and answers what is no HTTP at all. */
export function limitConnections(server: Server): void {
  server.keepAliveTimeout = idleMs;
  server.headersTimeout = slowestMs;
  server.requestTimeout = longestRequestMs;
  server.maxConnections = mostConnections;
  server.on("clientError", refuse);
}

/**
 * Header fields that may come once: who takes the first of two and who takes
 * the last would not speak of the same request (RFC 9110, 5.3; RFC 9112, 3.2).
 * Node refuses two lengths and a length beside chunks by itself; of the rest
 * it keeps the first and says nothing.
 */
const single = new Set([
  "host",
  "authorization",
  "content-length",
  "content-type",
  "expect",
  "origin",
  "range",
  "referer",
  "transfer-encoding",
  "user-agent",
]);

/** A name or an address, and a port: nothing that a program could take for a path, a login or a list. */
const plainHost = /^(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?$/i;

/** Whether the head of a request can be read in one way only. */
function isPlain({ rawHeaders, headers, httpVersion }: IncomingMessage): boolean {
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? "";
    if (seen.has(name) && single.has(name)) return false;
    seen.add(name);
  }
  // Node hands over a request before it finds that it does not know how its body is sent.
  const encoding = headers["transfer-encoding"];
  if (encoding !== undefined && encoding.trim().toLowerCase() !== "chunked") return false;
  return headers.host === undefined ? httpVersion === "1.0" : plainHost.test(headers.host);
}

type Listener = (req: IncomingMessage, res: ServerResponse) => void;

/**
 * For the server: Node's own check refuses a request without a host and
 * answers what comes behind it. Its limits of time bite when it looks, which
 * without a word is every thirty seconds.
 */
export const serverOptions = {
  requireHostHeader: false,
  connectionsCheckingInterval: 1_000,
} as const;

/** Connections that end with a refusal. */
const refused = new WeakSet<object>();

/**
 * Refuses what can be read in two ways before anything else looks at it, and
 * ends the connection: what came behind it in the same breath is read by
 * Node's parser still, and must not be done.
 */
export const plainOnly =
  (listener: Listener): Listener =>
  (req, res) => {
    if (refused.has(req.socket)) return;
    if (isPlain(req)) return listener(req, res);
    refused.add(req.socket);
    countRefused("ambiguous");
    const headers = { ...securityHeaders, "Cache-Control": cacheControl.none, "Content-Length": 0 };
    res.writeHead(400, { ...headers, Connection: "close" }).end();
  };

const statusOf: Record<string, string> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** Labels of figures. */
const reasonOf: Record<string, string> = {
  HPE_HEADER_OVERFLOW: "long-head",
  ERR_HTTP_REQUEST_TIMEOUT: "slow",
};

function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  // Its answer is on its way.
  if (refused.has(socket)) return void socket.end();
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const headers = {
    ...securityHeaders,
    "Cache-Control": cacheControl.none,
    "Content-Length": "0",
    Connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const status = statusOf[error.code ?? ""] ?? "400 Bad Request";
  countRefused(reasonOf[error.code ?? ""] ?? "no-http");
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join("")}\r\n`);
}

/** A request that has just come in over an idle connection is noticed within this. */
const noticedMs = 500;

/**
 * Stops a server: requests in flight finish, and the next answer on each
 * connection is its last. (`http.Server.close` would close idle ones at once,
 * and with them requests that have arrived and are not read yet.)
 *
 * @param hurry when aborted, connections close when they have been idle for a
 *   moment. Before that they have their usual time: whoever sends a request just
 *   when one is closed has lost it, and nobody waits for this server to end.
 */
export function stopServing(server: Server, hurry: AbortSignal): Promise<void> {
  server.prependListener("request", (_: IncomingMessage, res: ServerResponse) => {
    res.shouldKeepAlive = false;
  });
  let sweep: NodeJS.Timeout | undefined;
  // After the process has looked for what has arrived, however busy it was.
  const close = () => server.closeIdleConnections();
  const begin = () => {
    sweep = setInterval(() => setImmediate(() => setImmediate(close)), noticedMs);
  };
  if (hurry.aborted) begin();
  else hurry.addEventListener("abort", begin, { once: true });
  return new Promise((resolve) => {
    const stopListening = () =>
      NetServer.prototype.close.call(server, () => {
        clearInterval(sweep);
        hurry.removeEventListener("abort", begin);
        resolve();
      });
    // Connections that the system has taken in the process's name, while it
    // was busy, would be cut off: they are accepted first.
    setImmediate(() => setImmediate(() => setImmediate(stopListening)));
  });
}
