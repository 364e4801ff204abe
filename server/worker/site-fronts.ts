import type { FrontAnswer } from "@/lib/page-store/shows-change";
import { frontAddresses } from "@/server/front/private/address";
import { askAllFronts } from "@/server/front/private/all-fronts";
import { askFront } from "@/server/front/private/ask-front";

/**
 * Asks every front of the site for an address. Undefined stands for one that
 * should be there and does not answer.
 */
export type AskFronts = (path: string) => Promise<(FrontAnswer | undefined)[]>;

/** Of a machine that asks all its fronts in turn. */
const longestQuestionMs = 7_000;

/** Addresses that mean "all of this machine" to who listens, and nothing to who connects. */
const everywhere = new Set(["", "0.0.0.0", "::"]);

/**
 * All fronts of the site: those of this machine, each at its private address,
 * and those of the machines that SITE_INSTANCES names. Not SITE_URL: what
 * stands there may be a cache that answers for the site.
 */
export function siteFronts(env: NodeJS.ProcessEnv = process.env): AskFronts {
  const machines = (env.SITE_INSTANCES ?? "")
    .split(",")
    .map((each) => each.trim().replace(/\/+$/, ""))
    .filter((each) => each !== "");
  return async (path) => {
    const own = await ownFronts(env);
    const answers = await Promise.all([
      ...own.map(async (at) => [at === undefined ? undefined : await askFront(at, path)]),
      ...machines.map((origin) => askAllFronts(origin, path, longestQuestionMs)),
    ]);
    return answers.flat();
  };
}

/** Looked up for each question: fronts come and go. */
async function ownFronts(env: NodeJS.ProcessEnv): Promise<(string | undefined)[]> {
  const { FRONTS_FOLDER: folder, FRONTS: count } = env;
  if (folder) return frontAddresses(folder, Number(count) || 1);
  // While the site is being worked on, the app answers by itself.
  const host = env.HOST?.trim() ?? "";
  const name = everywhere.has(host) ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return [`http://${name}:${env.PORT ?? "3000"}`];
}
