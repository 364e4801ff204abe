import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fallbackLocale } from "@/i18n/fallback-locale";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type KeptChild, keepChild } from "./child";
import type { SupervisorContext } from "./context";
import { bindSocket } from "./listening-socket";

export type Site = Omit<KeptChild, "ready"> & {
  /** The address it says it listens on. */
  url: string;
};

/** Two minutes: a slow machine that is busy besides takes one. */
const longestOpeningMs = 120_000;

/**
 * Starts the site, waits until it answers pages, and keeps it running until
 * the end of the life: the front, which answers readers, and the app, which
 * it asks for what is not finished. While the site is being worked on, the
 * app answers by itself.
 */
export async function keepSite(context: SupervisorContext, env: NodeJS.ProcessEnv): Promise<Site> {
  const { signal } = context.life;
  const site = context.dev
    ? keepChild(context, { program: "app", name: "site", essential: true }, env)
    : await keepFrontAndApp(context, env);
  const interrupted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  const { url } = await Promise.race([site.ready, interrupted]);
  if (!url) throw new OperatorError("The site did not say where it listens: see its lines above.");
  if (!context.dev) await Promise.race([answersPages(context), interrupted]);
  return { ...site, url };
}

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

async function keepFrontAndApp(
  context: SupervisorContext,
  env: NodeJS.ProcessEnv,
): Promise<KeptChild> {
  const { life, address } = context;
  // Short, whatever the data folder is called: the name of a Unix socket has a hundred characters at most.
  const folder = await mkdtemp(path.join(tmpdir(), "newsroom-"));
  life.defer(() => rm(folder, { recursive: true, force: true }));
  const socket = await bindSocket(address.host, address.port);
  life.defer(async () => socket.close());
  const withSocket = (settings: NodeJS.ProcessEnv) => ({
    ...settings,
    APP_SOCKET: path.join(folder, "app"),
  });
  const app = keepChild(
    context,
    // Without it readers still get what is kept: it is tried again and again.
    { program: "app", name: "app", essential: false },
    withSocket(env),
  );
  const front = keepChild(
    context,
    { program: "front", name: "front", essential: true, firstPauseMs: 0, listen: socket.fd },
    withSocket(forFront(env)),
  );
  return {
    ready: Promise.all([front.ready, app.ready]).then(([ready]) => ready),
    failed: front.failed,
    restart: async (settings) => {
      await Promise.all([
        app.restart(withSocket(settings)),
        front.restart(withSocket(forFront(settings))),
      ]);
    },
  };
}

/** It has nothing to do with the owner's side of the database. */
function forFront({
  DATABASE_URL: _,
  DATABASE_DIRECT_URL: __,
  ...settings
}: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return settings as NodeJS.ProcessEnv;
}
