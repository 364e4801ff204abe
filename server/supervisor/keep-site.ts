import { setTimeout as sleep } from "node:timers/promises";
import { fallbackLocale } from "@/i18n/fallback-locale";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { frontAddresses } from "@/server/front/private/address";
import { askFront } from "@/server/front/private/ask-front";
import { keepChild } from "./child";
import type { SupervisorContext } from "./context";
import type { Early } from "./early-fronts";
import { startProcesses } from "./front-and-app";
import { openPlace } from "./fronts";

export type Site = {
  /** The address it says it listens on. */
  url: string;
  /** Rejects when what it cannot do without ends again and again. */
  failed: Promise<never>;
  /** Stops it and starts it anew with these settings. */
  restart: (env: NodeJS.ProcessEnv) => Promise<void>;
  /**
   * Has fronts and apps with these settings take over, without a moment in
   * which nobody answers. Resolves when readers come to the new ones alone;
   * the old ones finish what they have begun.
   *
   * @throws when the new ones do not start, or answer no page: the old ones then stay
   */
  replace: (env: NodeJS.ProcessEnv) => Promise<void>;
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
 *
 * @param early fronts that answer already, without the database
 */
export async function keepSite(
  context: SupervisorContext,
  env: NodeJS.ProcessEnv,
  early?: Early,
): Promise<Site> {
  return context.dev ? keepApp(context, env) : keepFrontsAndApps(context, env, early);
}

async function keepApp(context: SupervisorContext, env: NodeJS.ProcessEnv): Promise<Site> {
  const spec = { program: "app", name: "site", essential: true } as const;
  const { ready, failed, restart } = keepChild(context, spec, env);
  const { url } = await Promise.race([ready, interrupted(context.life.signal)]);
  // Next compiles what has changed by itself.
  return { url: urlOf(url), failed, restart, replace: restart, forWorker: {} };
}

async function keepFrontsAndApps(
  context: SupervisorContext,
  env: NodeJS.ProcessEnv,
  early: Early | undefined,
): Promise<Site> {
  const { life } = context;
  const first = early?.place ?? (await openPlace(context));
  const { folder } = first;
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});

  let { generation } = first;
  let current = startProcesses(context, first, env, early?.fronts);
  const follow = (processes: typeof current) =>
    void processes.failed.catch((error: unknown) => processes === current && fail(error));
  follow(current);
  const { url } = await Promise.race([current.ready, interrupted(life.signal)]);
  await Promise.race([allAnswer(context, folder, env), failed, interrupted(life.signal)]);

  async function replace(settings: NodeJS.ProcessEnv): Promise<void> {
    generation += 1;
    const before = new Set(await frontAddresses(folder, 0));
    const place = { ...first, generation, appsFirst: true };
    const next = startProcesses(context, place, settings);
    try {
      await next.ready;
      await answersPages(frontsAnswer(folder, settings, before));
    } catch (error) {
      void next.retire();
      throw error;
    }
    const old = current;
    current = next;
    follow(next);
    void old.retire();
  }

  return {
    url: urlOf(url),
    failed,
    restart: (settings) => current.restart(settings),
    replace,
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

/** @returns the status of the home page; undefined where nothing answers */
const askHome = async (at: string): Promise<number | undefined> =>
  (await askFront(at, `/${fallbackLocale()}`))?.status;

/** Where readers come, as this machine may call it. */
function originOf({ address: { host, port } }: SupervisorContext): string {
  const named = host === "::" || host === "0.0.0.0" ? "localhost" : host;
  return `http://${named.includes(":") ? `[${named}]` : named}:${port}`;
}

/**
 * Each front answers pages at its private address. Where readers come it is
 * enough that somebody answers: in a time of maintenance that is a 503.
 */
async function allAnswer(
  context: SupervisorContext,
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await answersPages(frontsAnswer(folder, env));
  await answersPages(() => askHome(originOf(context)), 599);
}

/**
 * Asks all fronts that are there by then: one that has ended meanwhile is
 * another process, at another address.
 *
 * @param but those of before
 * @returns a function that gives the worst status; undefined where one that there should be does not answer
 */
const frontsAnswer =
  (
    folder: string,
    { FRONTS }: NodeJS.ProcessEnv,
    but: ReadonlySet<string | undefined> = new Set(),
  ) =>
  async (): Promise<number | undefined> => {
    const fronts = (await frontAddresses(folder, 0)).filter((each) => !but.has(each));
    const found = await Promise.all(fronts.map((each) => each && askHome(each)));
    const statuses = found.filter((each): each is number => typeof each === "number");
    const isWhole = statuses.length === found.length && found.length >= (Number(FRONTS) || 1);
    return isWhole ? Math.max(...statuses) : undefined;
  };

/**
 * Nobody is told that the site is ready before it answers a page.
 *
 * @param worst status that is taken for an answer
 */
async function answersPages(ask: () => Promise<number | undefined>, worst = 499): Promise<void> {
  const deadline = Date.now() + longestOpeningMs;
  for (;;) {
    const status = await ask();
    if (status !== undefined && status <= worst) return;
    if (Date.now() > deadline) {
      throw new OperatorError(
        `The site was started and answers its home page with ${status ?? "nothing"}: the lines above say why.`,
      );
    }
    await sleep(100);
  }
}
