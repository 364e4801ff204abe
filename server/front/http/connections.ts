import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { Server as NetServer } from "node:net";
import type { Duplex } from "node:stream";
import { cacheControl, securityHeaders } from "./headers";

/**
 * Milliseconds. A proxy that keeps connections open must not find one closed
 * that it has just chosen: longer than the minute that most of them wait.
 */
const idle = 65_000;

/** A client that sends its request byte by byte holds a connection for so long at most. */
const slowest = 15_000;

/** Sets limits for connections, and answers what is no HTTP at all. */
export function limitConnections(server: Server): void {
  server.keepAliveTimeout = idle;
  server.headersTimeout = slowest;
  server.requestTimeout = slowest;
  server.on("clientError", refuse);
}

const statusOf: Record<string, string> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const headers = {
    ...securityHeaders,
    "Cache-Control": cacheControl.none,
    "Content-Length": "0",
    Connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const status = statusOf[error.code ?? ""] ?? "400 Bad Request";
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join("")}\r\n`);
}

/** Milliseconds in which a request that has just come in over an idle connection is noticed. */
const noticed = 500;

/**
 * Stops a server: requests in flight finish, and connections close when they
 * have been idle for a moment. (`http.Server.close` would close idle ones
 * at once, and with them requests that have arrived and are not read yet.)
 */
export function stopServing(server: Server): Promise<void> {
  server.prependListener("request", (_: IncomingMessage, res: ServerResponse) => {
    res.shouldKeepAlive = false;
  });
  // After the process has looked for what has arrived, however busy it was.
  const close = () => server.closeIdleConnections();
  const sweep = setInterval(() => setImmediate(() => setImmediate(close)), noticed);
  return new Promise((resolve) => {
    const stopListening = () =>
      NetServer.prototype.close.call(server, () => {
        clearInterval(sweep);
        resolve();
      });
    // Connections that the system has taken in the process's name, while it
    // was busy, would be cut off: they are accepted first.
    setImmediate(() => setImmediate(() => setImmediate(stopListening)));
  });
}
