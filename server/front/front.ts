import { createServer, type Server } from "node:http";
import path from "node:path";
import { disconnectAll } from "@/lib/db/disconnect";
import { endProcessWith, failProcess } from "@/lib/startup/end-process";
import { listenForFigures } from "./figures/figures-port";
import { answerOwnFigures } from "./figures/other-fronts";
import {
  limitConnections,
  plainOnly,
  serverOptions,
  slowestMs,
  stopServing,
} from "./http/connections";
import { endSlowBodies } from "./http/slow-bodies";
import { frontNumber, openSite } from "./open-site";
import { listenPrivately, privateAddress } from "./private/address";
import { answerForAll } from "./private/all-fronts";
import { wantProof } from "./private/proof";
import { remoteApp } from "./remote-app";

/**
 * A process that answers readers, and does nothing else: it renders nothing,
 * knows no staff and parses no forms. Started by the supervisor, which it
 * tells when it listens, and with which it ends. Several of them accept from
 * one socket.
 */

const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST;

/** A socket that the supervisor holds: connections wait in it while a front is replaced. */
const inherited = process.env.LISTEN_FD;

/** Where fronts have their private addresses; none for one that nobody asks for receipts. */
const folder = process.env.FRONTS_FOLDER;
const count = Number(process.env.FRONTS ?? 1);

const apps = (process.env.APP_SOCKETS ?? "").split(path.delimiter).filter(Boolean);
const site = openSite(remoteApp(apps));
const server = createServer(
  serverOptions,
  plainOnly(
    endSlowBodies((req, res) => {
      if (folder && answerForAll(req, res, { folder, count })) return;
      site.router(req, res);
    }, slowestMs),
  ),
);
limitConnections(server);
server.on("error", cannotListen);

/** For the worker, which asks every front whether it shows a change. */
const privately = createServer((req, res) => {
  if (answerOwnFigures(req, res, site.figures.own)) return;
  wantProof(req, res, site.heard());
  site.router(req, res);
});

const metricsPort = process.env.METRICS_PORT;
const closeFigures = metricsPort && listenForFigures(Number(metricsPort), site.figures.all);

function cannotListen(error: unknown): void {
  failProcess(error, "the site cannot listen");
}

function listening(): void {
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  process.send?.({ type: "ready", url: `http://localhost:${actual}` });
}

async function listen(): Promise<void> {
  // nginx asks this process from now on for what it had from the one before.
  await site.begun;
  // First: whoever answers readers is asked for receipts.
  if (folder) await listenPrivately(privately, privateAddress(folder, frontNumber()));
  if (inherited) server.listen({ fd: Number(inherited) }, listening);
  else server.listen(port, host, listening);
}

/** Answers nobody any more only when no reader is answered. */
function close(one: Server): Promise<unknown> {
  one.closeIdleConnections();
  return new Promise((resolve) => one.close(resolve));
}

endProcessWith(async (hurry) => {
  const letGo = site.letGo(!hurry.aborted);
  if (closeFigures) closeFigures();
  await stopServing(server, hurry);
  await close(privately);
  await Promise.allSettled([letGo.then(site.close, site.close), disconnectAll()]);
});
listen().catch(cannotListen);
