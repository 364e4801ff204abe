import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fallbackLocale } from "@/i18n/fallback-locale";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { keepChild } from "./child";
import type { SupervisorContext } from "./context";
import { type Processes, startProcesses } from "./front-and-app";
import { bindSocket } from "./listening-socket";

export type Site = {
  /** The address it says it listens on. */
  url: string;
  /** Rejects when what it cannot do without ends again and again. */
  failed: Promise<never>;
  /** Stops it and starts it anew with these settings. */
  restart: (env: NodeJS.ProcessEnv) => Promise<void>;
  /** What the worker is told besides its settings: where the fronts are. */
  forWorker: { FRONTS_FOLDER?: string };
};

/** Two minutes: a slow machine that is busy besides takes one. */
const longestOpeningMs = 120_000;

/**
 * Starts the site, waits until it answers pages, and keeps it running until
 * the end of the life: the fronts, which answer readers, and the apps, which
 * they ask for what is not finished. While the site is being worked on, one
 * app answers by itself.
 */
export async function keepSite(context: SupervisorContext, env: NodeJS.ProcessEnv): Promise<Site> {
  const { life, dev, address } = context;
  if (dev) {
    const site = keepChild(context, { program: "app", name: "site", essential: true }, env);
    const { url } = await Promise.race([site.ready, interrupted(life.signal)]);
    return { url: urlOf(url), failed: site.failed, restart: site.restart, forWorker: {} };
  }
  // Short, whatever the data folder is called: the name of a Unix socket has a hundred characters at most.
  const folder = await mkdtemp(path.join(tmpdir(), "newsroom-"));
  life.defer(() => rm(folder, { recursive: true, force: true }));
  const socket = await bindSocket(address.host, address.port);
  life.defer(async () => socket.close());
  const processes: Processes = startProcesses(context, { folder, socket, generation: 1 }, env);
  const { url } = await Promise.race([processes.ready, interrupted(life.signal)]);
  await Promise.race([answersPages(context), interrupted(life.signal)]);
  return {
    url: urlOf(url),
    failed: processes.failed,
    restart: processes.restart,
    forWorker: { FRONTS_FOLDER: folder },
  };
}

function urlOf(said: string | undefined): string {
  if (!said) throw new OperatorError("The site did not say where it listens: see its lines above.");
  return said;
}

const interrupted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

/** Nobody is told that the site is ready before it answers a page. */
async function answersPages({ address: { host, port } }: SupervisorContext): Promise<void> {
  const named = host === "::" || host === "0.0.0.0" ? "localhost" : host;
  const page = `http://${named.includes(":") ? `[${named}]` : named}:${port}/${fallbackLocale()}`;
  const deadline = Date.now() + longestOpeningMs;
  for (;;) {
    const status = await fetch(page, {
      redirect: "manual",
      signal: AbortSignal.timeout(30_000),
    }).then(
      (answer) => answer.status,
      () => undefined,
    );
    if (status !== undefined && status < 500) return;
    if (Date.now() > deadline) {
      throw new OperatorError(
        `The site was started and answers its home page with ${status ?? "nothing"}: the lines above say why.`,
      );
    }
    await sleep(100);
  }
}
