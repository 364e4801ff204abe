import { chmod, rename, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { countedErrors, timesOf } from "@/lib/counted-log";
import { disconnectAll } from "@/lib/db/disconnect";
import { collectAt } from "@/lib/garbage";
import { log } from "@/lib/log";
import { endProcessWith, failProcess } from "@/lib/startup/end-process";
import { createDevRouter } from "@/server/front/dev-router";
import {
  limitConnections,
  plainOnly,
  serverOptions,
  stopServing,
} from "@/server/front/http/connections";
import { createAppService } from "./app-service";
import { withBuiltSettings } from "./built-settings";
import { findMapsWhenAsked } from "./maps-when-asked";
import { startNeighbours } from "./neighbours";
import { openApp } from "./open-app";
import { countUndecoded } from "./undecoded";
import { warm } from "./warm";

/**
 * The process that renders: Next, the desk, previews. In production it
 * listens to fronts, on a Unix socket; while the site is being worked on it
 * answers by itself. Started by the supervisor, which it tells when it
 * listens (or would, were its database not away), and with which it ends.
 */

const dev = process.env.NODE_ENV === "development";
const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST;
const socket = process.env.APP_SOCKET ?? "";

const report = countedErrors((err, times) =>
  log.error({ err, ...timesOf(times) }, "a request failed"),
);

/** Renders in a row leave much behind: with so much of it the app holds 100 MB less than as Node would have it. */
const mostGarbagePercent = 40;

async function main(): Promise<void> {
  // The compiler's workers have maps of their own.
  if (!dev) findMapsWhenAsked();
  if (!dev) collectAt(mostGarbagePercent);
  const { default: next } = await import("next");
  const app = next({ dev, dir: process.cwd(), port, hostname: host });
  const build = dev ? undefined : process.env.BUILD_DIR;
  await (build ? withBuiltSettings(build, () => app.prepare()) : app.prepare());
  const handler = app.getRequestHandler();
  const ready = () => process.send?.({ type: "ready" });
  const opened = dev ? undefined : await openApp((req, res) => handler(req, res), report, ready);
  const server = opened
    ? createServer(createAppService(opened.app, report))
    : createServer(serverOptions, plainOnly(asListener(createDevRouter(handler))));
  let endNeighbours = async () => {};
  server.on("error", (error) => failProcess(error, "the app cannot listen"));
  if (opened) {
    countUndecoded(console);
    // Fronts judge how long a client may take.
    server.requestTimeout = 0;
    server.headersTimeout = 0;
    server.keepAliveTimeout = 60_000;
    await listenAt(server, socket);
    // Fronts that ask this one are started when it is ready.
    if (process.env.APP_WARM) await warm((req, res) => handler(req, res));
    endNeighbours = startNeighbours();
    ready();
  } else {
    limitConnections(server);
    server.on("upgrade", app.getUpgradeHandler());
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === "object" && address ? address.port : port;
      process.send?.({ type: "ready", url: `http://localhost:${actual}` });
    });
  }

  endProcessWith(async (hurry) => {
    await stopServing(server, hurry);
    await endNeighbours();
    await Promise.allSettled([app.close(), opened?.close(), disconnectAll()]);
  });
}

/**
 * Listens under a name of its own and then takes the name that fronts ask
 * at: from one moment to the next they speak with this app, and an earlier
 * one finishes what it has begun.
 */
async function listenAt(server: Server, place: string): Promise<void> {
  const own = `${place}.${process.pid}`;
  await rm(own, { force: true });
  await new Promise<void>((resolve) => server.listen(own, resolve));
  await chmod(own, 0o600);
  await rename(own, place);
}

type Answer = ReturnType<typeof createDevRouter>;
const asListener =
  (answer: Answer) =>
  (...request: Parameters<Answer>) =>
    void answer(...request);

main().catch((error: unknown) => failProcess(error, "the app could not start"));
