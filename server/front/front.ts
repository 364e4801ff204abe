import { createServer } from "node:http";
import { disconnectAll } from "@/lib/db/disconnect";
import { log } from "@/lib/log";
import {
  limitConnections,
  plainOnly,
  serverOptions,
  slowestMs,
  stopServing,
} from "./http/connections";
import { endSlowBodies } from "./http/slow-bodies";
import { openSite } from "./open-site";
import { remoteApp } from "./remote-app";

/**
 * The process that answers readers, and does nothing else: it renders
 * nothing, knows no staff and parses no forms. Started by the supervisor,
 * which it tells when it listens, and with which it ends.
 */

const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST;

/** A socket that the supervisor holds: connections wait in it while a front is replaced. */
const inherited = process.env.LISTEN_FD;

/** How long requests in flight have to finish. */
const graceMs = 8_000;

const site = openSite(remoteApp(process.env.APP_SOCKET ?? ""));
const server = createServer(serverOptions, plainOnly(endSlowBodies(site.router, slowestMs)));
limitConnections(server);
server.on("error", (error) => {
  log.fatal({ err: error }, "the site cannot listen");
  process.exit(1);
});

function listening(): void {
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  process.send?.({ type: "ready", url: `http://localhost:${actual}` });
}

if (inherited) server.listen({ fd: Number(inherited) }, listening);
else server.listen(port, host, listening);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), graceMs).unref();
  await stopServing(server);
  await Promise.allSettled([site.close(), disconnectAll()]);
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
// The supervisor is gone without a word: no one would ever stop this.
process.on("disconnect", stop);
