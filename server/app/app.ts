import { createServer } from "node:http";
import next from "next";
import { disconnectAll } from "@/lib/db/client";
import { log } from "@/lib/log";
import { createDevRouter } from "@/server/front/dev-router";
import {
  limitConnections,
  plainOnly,
  serverOptions,
  stopServing,
} from "@/server/front/http/connections";
import { openSite, type Site } from "@/server/front/open-site";
import type { Handler } from "./contract";

/**
 * The process that answers readers. Started by the supervisor, which it
 * tells when it listens, and with which it ends.
 */

const dev = process.env.NODE_ENV === "development";
const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST;

/** How long requests in flight have to finish. */
const graceMs = 8_000;

async function main(): Promise<void> {
  const app = next({ dev, dir: process.cwd(), port, hostname: host });
  await app.prepare();
  const handler = app.getRequestHandler();
  const site = dev ? devSite(handler) : await openSite((req, res) => handler(req, res));
  const server = createServer(serverOptions, plainOnly(site.router));
  limitConnections(server);
  if (dev) server.on("upgrade", app.getUpgradeHandler());
  server.on("error", (error) => {
    log.fatal({ err: error }, "the site cannot listen");
    process.exit(1);
  });
  server.listen(port, host, () => {
    const address = server.address();
    const actual = typeof address === "object" && address ? address.port : port;
    process.send?.({ type: "ready", url: `http://localhost:${actual}` });
  });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), graceMs).unref();
    await stopServing(server);
    await Promise.allSettled([app.close(), site.close(), disconnectAll()]);
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // The supervisor died without stopping this process, and nobody else would.
  process.on("disconnect", stop);
}

function devSite(handler: Handler): Site {
  const router = createDevRouter(handler);
  return { router: (req, res) => void router(req, res), close: async () => {} };
}

main().catch((error: unknown) => {
  log.fatal({ err: error }, "the site could not start");
  process.exit(1);
});
