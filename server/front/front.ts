import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
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
/** Nobody is answered before: nginx asks this process from then on for what it had from the one before. */
let begun: Promise<void> | undefined = begin();
const server = createServer(
  serverOptions,
  plainOnly(
    endSlowBodies((req, res) => {
      // Where it does not begin this process ends, and the connection with it.
      if (begun) return void begun.then(() => answer(req, res)).catch(() => res.destroy());
      answer(req, res);
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

function answer(req: IncomingMessage, res: ServerResponse): void {
  if (folder && answerForAll(req, res, { folder, count })) return;
  site.router(req, res);
}

/** @throws where the folder for nginx cannot be used, or nobody could ask for receipts */
async function begin(): Promise<void> {
  await site.begun;
  // Before any reader is answered: whoever answers them is asked for receipts.
  if (folder) await listenPrivately(privately, privateAddress(folder, frontNumber()));
  begun = undefined;
}

function cannotListen(error: unknown): void {
  failProcess(error, "the site cannot listen");
}

function sayReady(): void {
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  process.send?.({ type: "ready", url: `http://localhost:${actual}` });
}

/**
 * The first front of a start accepts before it is ready: what it takes away
 * from nginx is asked of a port that would else refuse. One that comes beside
 * others leaves readers to them until then.
 */
async function listen(): Promise<void> {
  if (process.env.LISTENS_FIRST) await accept();
  await begun;
  if (!server.listening) await accept();
  sayReady();
}

function accept(): Promise<void> {
  return new Promise((resolve) => {
    if (inherited) server.listen({ fd: Number(inherited) }, resolve);
    else server.listen(port, host, resolve);
  });
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
